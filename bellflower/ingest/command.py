"""Checking a reader's own record from the command line: what is printed, and the exit code."""

import argparse
import json
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bellflower.i18n import _
from bellflower.ingest.choices import Choices
from bellflower.ingest.limits import COMMAND_LINE_BYTES, COMMAND_LINE_ROWS, UnreadableError, refuse_size
from bellflower.ingest.options import Progress, ReadOptions, no_progress


@dataclass(frozen=True)
class CheckOptions:
    """What the command line says of a file; empty where the file itself is to decide.

    ``columns`` gives the reader's column for ours.
    """

    is_json: bool = False
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_line: int = 0
    decimal: str = ""
    date_order: str = ""
    year_pairs: str = ""
    short_years: str = ""
    quantity_kind: str = ""
    columns: dict[str, str] = field(default_factory=dict)


def _pair(text: str) -> tuple[str, str]:
    ours, sign, theirs = text.partition("=")
    if not sign or not ours:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not of the form ours=yours, such as title=Headline"
        )
    return ours, theirs


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add to *parser* what a reader may say of a file of their own."""
    from bellflower.ingest.files.csv_reader import SEPARATORS
    from bellflower.ingest.files.encodings import CHOICES
    from bellflower.record.schema import closed_values

    group = parser.add_argument_group(
        "of a file of your own; what is not said is found out from the file"
    )
    group.add_argument(
        "--json", action="store_true", dest="is_json", help="print everything for programs"
    )
    group.add_argument("--encoding", default="", choices=CHOICES, help="of a text file")
    group.add_argument(
        "--separator", default="", choices=tuple(SEPARATORS), help="between cells of a text file"
    )
    group.add_argument("--sheet", default="", help="the sheet of a workbook with the events")
    group.add_argument(
        "--header-line", type=int, default=0, metavar="N", help="the line with the names of columns"
    )
    group.add_argument(
        "--decimal", default="", choices=("point", "comma"), help="the mark before decimals"
    )
    group.add_argument(
        "--date-order",
        default="",
        choices=("day", "month", "year"),
        help="what comes first in 3/4/2018 or 03/04/18",
    )
    group.add_argument(
        "--year-pairs",
        default="",
        choices=("month", "range"),
        help="what 1903-11 is: a month, or a range of years",
    )
    group.add_argument(
        "--short-years",
        default="",
        choices=("1900", "2000", "past"),
        help="the century of 12/3/05: of 1900, of 2000, or past for the last such year that has passed",
    )
    group.add_argument(
        "--quantity-kind",
        default="",
        choices=closed_values("events", "quantity_kind"),
        help="where the file says none",
    )
    group.add_argument(
        "--column", action="append", default=[], type=_pair, dest="columns", metavar="OURS=YOURS",
        help="which of your columns is which of ours, such as title=Headline; OURS= alone uses none",
    )  # fmt: skip


def options_of(chosen: argparse.Namespace) -> CheckOptions:
    """Return what the parsed arguments *chosen* say of a file."""
    told = {
        name: getattr(chosen, name) for name in CheckOptions.__dataclass_fields__ if name != "columns"
    }
    return CheckOptions(**told, columns=dict(chosen.columns))


def _choices(proposed: Choices, options: CheckOptions) -> Choices:
    from bellflower.ingest.reader import EVENTS

    theirs = set(filter(None, options.columns.values()))
    kept = {ours: name for ours, name in proposed.columns[EVENTS].items() if name not in theirs}
    events = {ours: name for ours, name in (kept | options.columns).items() if name}
    return replace(
        proposed,
        columns={**proposed.columns, EVENTS: events},
        dates={
            "order": options.date_order,
            "pairs": options.year_pairs,
            "short_years": options.short_years,
        },
        decimal=options.decimal,
        fallbacks=replace(proposed.fallbacks, quantity_kind=options.quantity_kind),
    )


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show on a terminal how far a long check got; nothing where the output goes elsewhere."""
    if not sys.stderr.isatty():
        yield no_progress
        return

    def show(share: float, what: str) -> None:
        print(f"\r\x1b[K{share:4.0%} {what}", end="", file=sys.stderr, flush=True)

    yield show
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _refused(error: Exception, *, is_json: bool) -> int:
    from bellflower.ingest.report_json import refusal_json

    remedy = error.remedy if isinstance(error, UnreadableError) else ""
    if is_json:
        print(json.dumps(refusal_json(error), ensure_ascii=False, indent=1))
    else:
        print(f"{error} {remedy}".strip(), file=sys.stderr)
    return 1


def check_file(file: Path, options: CheckOptions = CheckOptions()) -> int:
    """Print what a reader's own record in *file* comes to, whichever kind of file it is.

    Return 1 if it cannot be read or a row would be left out, otherwise 0.
    """
    from bellflower.ingest.pipeline import examine, propose
    from bellflower.ingest.reader import read_upload
    from bellflower.ingest.report import summary, told_lines
    from bellflower.ingest.report_json import report_json

    wanted = ReadOptions(
        options.encoding, options.separator, options.sheet, options.header_line, COMMAND_LINE_ROWS
    )
    try:
        with _progress() as progress, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what libraries say of odd files is not for readers
            refuse_size(file.stat().st_size, COMMAND_LINE_BYTES)
            progress(0.0, _("Reading the file …"))
            upload = read_upload(file.name, file.read_bytes(), wanted)
            choices = _choices(propose(upload), options)
            examined = examine(upload, choices, lambda share, what: progress(0.3 + 0.7 * share, what))
    except (OSError, UnreadableError) as error:
        return _refused(error, is_json=options.is_json)
    if options.is_json:
        print(json.dumps(report_json(upload, examined), ensure_ascii=False, indent=1))
        return 1 if examined.left_out else 0
    for line in told_lines(upload, examined):
        print(line)
    print(summary(examined), file=sys.stderr if examined.left_out else sys.stdout)
    return 1 if examined.left_out else 0
