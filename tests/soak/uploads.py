"""What a file of a reader goes through, up to the page; only the declared error may come of it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from bellflower.analysis.selection import select
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.reader import read_upload
from bellflower.ingest.record import build_record
from bellflower.ingest.report import problems_csv, summary, told_lines
from bellflower.publish.export.formats import file_bytes
from bellflower.query.permalink import View
from bellflower.view import cards
from bellflower.view.linked_view import build_spec, build_stage


class HangError(AssertionError):
    """A file kept the program busy for too long."""


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raise :class:`HangError` if the block takes more than *seconds*; in the main thread only."""

    def ring(_signal, _frame):
        raise HangError(f"still busy after {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def bring(name: str, data: bytes, *, is_shown: bool = False) -> str:
    """Read, check and complete a file; return ``refused``, ``empty`` or ``shown``.

    With *is_shown* its record is put on a page and exported as well. Raises whatever goes wrong that is
    not declared, and ``AssertionError`` if what is told of the file is not consistent.
    """
    try:
        upload = read_upload(name, data)
        examined = examine(upload, propose(upload))
    except UnreadableError as error:
        return "refused" if str(error).strip() else _fail("an error without words")
    lines = list(told_lines(upload, examined))
    told = "\n".join([*lines, summary(examined), problems_csv(examined.left_out)])
    assert told.encode("utf-8"), "what is told cannot be written"
    assert 0 <= examined.shown <= examined.rows
    assert all(problem.reason for problem in examined.left_out)
    files = {table.file for table in upload.tables.values()}
    assert {problem.file for problem in examined.left_out} <= files
    if not examined.shown:
        return "empty"
    record = build_record(examined, {})
    assert len(record.events) + len(record.withdrawn) == examined.shown
    if is_shown and len(record.events):
        _show(record)
    return "shown"


def _fail(reason):
    raise AssertionError(reason)


def _show(record) -> None:
    spec = build_spec(record, build_stage(record), record.events, record.routes)
    assert spec["events"]["id"] == record.events["id"].tolist()
    for event in record.events["id"].head(3):
        assert "<script" not in cards.event_card(record, event)
    selection = select(record, View())
    for name in ("csv", "json", "geojson", "xlsx", "bibtex"):
        assert file_bytes(name, selection)
