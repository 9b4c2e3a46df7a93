"""Write every table and story in its one canonical form: `python -m tools.format_data`."""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from bellflower.record.schema import DATA, load_tables, table_path
from bellflower.record.tables import canonical_text
from bellflower.teaching.stories.library import format_story, parse_story


def format_folder(folder: Path) -> list[Path]:
    """Rewrite the tables and stories in *folder* that are not in canonical form; return their paths."""
    changed = []
    for path in sorted((folder / "stories").glob("*.toml")):
        written = path.read_text(encoding="utf-8")
        if written != (wanted := format_story(parse_story(written))):
            path.write_text(wanted, encoding="utf-8")
            changed.append(path)
    for table in load_tables().values():
        path = table_path(table, folder)
        written = path.read_bytes()
        with path.open(encoding="utf-8-sig", newline="") as file:
            wanted = canonical_text(table, list(csv.DictReader(file))).encode()
        if written != wanted:
            path.write_bytes(wanted)
            changed.append(path)
    return changed


def main(arguments: Sequence[str] | None = None) -> int:
    """Format the folder that *arguments* name, those of the process by default; name what changed."""
    parser = argparse.ArgumentParser(prog="python -m tools.format_data", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=DATA, help="a folder of tables; default: data/"
    )
    folder = parser.parse_args(arguments).folder
    if not folder.is_dir():
        parser.error(f"{str(folder)!r} is not a folder")
    for path in format_folder(folder):
        print(f"formatted {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
