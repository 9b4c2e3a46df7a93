"""The command line: check a record, or write a selection of the shipped one to a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bellflower.analysis.selection import Selection, narrowed, select
from bellflower.ingest.command import add_options, check_file, options_of
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.query.strict_parameters import QueryError, read_query_text
from bellflower.record.dataset import shipped_record
from bellflower.record.problems import DataError
from bellflower.record.schema import DATA, load_tables, table_path
from bellflower.teaching.formats import LESSON_FORMATS, StoryNeededError, lesson_bytes
from bellflower.teaching.handout.documents import PdfError
from bellflower.teaching.stories.known_values import known_values
from bellflower.teaching.stories.library import StoryError
from bellflower.teaching.stories.named import find_story
from bellflower.text.wording import count

SITE = "site"  # a folder instead of a file


def check(folder: Path) -> int:
    """Print every problem of the record in *folder*; return 1 if there is one, otherwise 0."""
    from bellflower.record.checks.record_checks import find_problems

    problems = find_problems(folder)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{count(len(problems), 'problem')} found.", file=sys.stderr)
        return 1
    print(f"{count(len(load_tables()), 'table')} checked, no problem found.")
    return 0


def _written(name: str, selection: Selection, story_name: str) -> tuple[bytes, str]:
    """Return the file in the format *name*, and its title with what is in it."""
    events = count(len(selection.events), "event")
    if name in FORMATS:
        told = "the whole record" if name == "zip" else events
        return file_bytes(name, selection), f"{FORMATS[name].title}: {told}"
    wanted = story_name or selection.view.story
    story = find_story(wanted, selection.record) if wanted else None
    told = f"the story {story.title!r}" if story else events
    made = lesson_bytes(name, selection.record, story, selection)
    return made, f"{LESSON_FORMATS[name].title}: {told}"


def export(name: str, query: str, out: Path, *, story: str = "", is_forced: bool) -> int:
    """Write what *query* selects, or *story* (a name or a file), to *out* in the format *name*.

    Return 1, and say why, if the query asks for what does not exist, if the story is missing or has
    problems, if there is such a file already and *is_forced* is false, or if it cannot be written;
    otherwise 0.
    """
    if out.exists() and not is_forced:
        print(f"{str(out)!r} is there already; --force writes over it.", file=sys.stderr)
        return 1
    try:
        record = shipped_record()
        selection = select(record, read_query_text(query, known_values(record)))
        if event := selection.view.event:
            selection = narrowed(selection, event)
        content, told = _written(name, selection, story)
        out.write_bytes(content)
    except (DataError, OSError, PdfError, QueryError, StoryError, StoryNeededError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{told} in {str(out)!r}.")
    return 0


def export_site(folder: Path, base_url: str, *, is_packed: bool, is_forced: bool) -> int:
    """Write the static site into *folder*; return 1, and say why, if that fails, otherwise 0."""
    from bellflower.teaching.offline.site import write_site

    begin = perf_counter()
    try:
        written = write_site(
            shipped_record(), folder, base_url=base_url, is_packed=is_packed, is_forced=is_forced
        )
    except (DataError, OSError, StoryError) as error:
        print(error, file=sys.stderr)
        return 1
    told = (
        f"{count(written.files, 'file')}, {written.bytes / 1e6:.1f} MB, {perf_counter() - begin:.0f} s"
    )
    print(f"Static site: {told}, in {str(folder)!r}.")
    return 0


def _folder_or_file(text: str) -> Path:
    return Path(text) if Path(text).is_file() else _folder(text)


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is not a folder, and no file either")
    if not any(table_path(table, folder).is_file() for table in load_tables().values()):
        folder = folder / "data"  # a copy of the whole repository
    missing = [table.path for table in load_tables().values() if not table_path(table, folder).is_file()]
    if missing:
        raise argparse.ArgumentTypeError(f"{text!r} lacks {', '.join(missing)}")
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name (those of the process by default); return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m bellflower", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="list everything wrong with a record")
    checking.add_argument(
        "record",
        nargs="?",
        type=_folder_or_file,
        default=DATA,
        metavar="FOLDER|FILE",
        help="a folder of tables, or a record of your own: CSV, a workbook, GeoJSON …; default: data/",
    )
    add_options(checking)
    exporting = commands.add_parser("export", help="write a selection of the shipped record to a file")
    exporting.add_argument("--format", required=True, choices=(*FORMATS, *LESSON_FORMATS, SITE))
    exporting.add_argument(
        "--query", default="", help="as in a link: 'province=KP-08&from=1990'; default: everything"
    )
    exporting.add_argument(
        "--story", default="", help="a story of the record, such as 'hamhung', or a story file (TOML)"
    )
    exporting.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="or folder, of a site"
    )
    exporting.add_argument(
        "--base-url", default="", help="the address a site will have, for its sitemap"
    )
    exporting.add_argument(
        "--packed", action="store_true", help="put a packed file beside each text of a site"
    )
    exporting.add_argument("--force", action="store_true", help="write over a file that is there")
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        is_file = chosen.record.is_file()
        return check_file(chosen.record, options_of(chosen)) if is_file else check(chosen.record)
    if chosen.format == SITE:
        return export_site(chosen.out, chosen.base_url, is_packed=chosen.packed, is_forced=chosen.force)
    return export(chosen.format, chosen.query, chosen.out, story=chosen.story, is_forced=chosen.force)


if __name__ == "__main__":
    sys.exit(main())
