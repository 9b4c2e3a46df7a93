"""The command line: check a record, or write a selection of the shipped one to a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from explorer.dataset import shipped_record
from explorer.export.formats import FORMATS, file_bytes
from explorer.export.selection import select
from explorer.parameters import known_values
from explorer.problems import DataError
from explorer.queries import QueryError, read_query_text
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


def export(name: str, query: str, out: Path, *, is_forced: bool) -> int:
    """Write what *query* selects to the file *out* in the format *name*.

    Return 1, and say why, if the query asks for what does not exist, if there is such a file already
    and *is_forced* is false, or if it cannot be written; otherwise 0.
    """
    if out.exists() and not is_forced:
        print(f"{str(out)!r} is there already; --force writes over it.", file=sys.stderr)
        return 1
    try:
        record = shipped_record()
        selection = select(record, read_query_text(query, known_values(record)))
        out.write_bytes(file_bytes(name, selection))
    except (DataError, OSError, QueryError) as error:
        print(error, file=sys.stderr)
        return 1
    told = "the whole record" if name == "zip" else count(len(selection.events), "event")
    print(f"{FORMATS[name].title}: {told} in {str(out)!r}.")
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
    exporting = commands.add_parser("export", help="write a selection of the shipped record to a file")
    exporting.add_argument("--format", required=True, choices=FORMATS)
    exporting.add_argument(
        "--query", default="", help="as in a link: 'province=KP-08&from=1990'; default: everything"
    )
    exporting.add_argument("--out", required=True, type=Path, metavar="FILE")
    exporting.add_argument("--force", action="store_true", help="write over a file that is there")
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return check(chosen.folder)
    return export(chosen.format, chosen.query, chosen.out, is_forced=chosen.force)


if __name__ == "__main__":
    sys.exit(main())
