"""The command line: `python -m explorer check [FOLDER]` lists everything wrong with a record."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from explorer.schema import DATA, load_tables, table_path
from explorer.wording import count


def check(folder: Path) -> int:
    """Print every problem of the record in *folder*; return 1 if there is one, otherwise 0."""
    from explorer.checks import find_problems

    problems = find_problems(folder)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{count(len(problems), 'problem')} found.", file=sys.stderr)
        return 1
    print(f"{count(len(load_tables()), 'table')} checked, no problem found.")
    return 0


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is not a folder")
    missing = [table.path for table in load_tables().values() if not table_path(table, folder).is_file()]
    if missing:
        raise argparse.ArgumentTypeError(f"{text!r} lacks {', '.join(missing)}")
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name (those of the process by default); return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m explorer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="list everything wrong with a record")
    checking.add_argument("folder", nargs="?", type=_folder, default=DATA, help="default: data/")
    return check(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    sys.exit(main())
