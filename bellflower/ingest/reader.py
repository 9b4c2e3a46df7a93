"""A reader's file as the tables in it: a CSV, a workbook, or a zip of CSV files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bellflower.i18n import _
from bellflower.ingest.archive import read_archive
from bellflower.ingest.csv_reader import read_csv
from bellflower.ingest.limits import MAX_BYTES, EmptyTableError, UnreadableError, megabytes
from bellflower.ingest.raw_table import RawTable
from bellflower.ingest.workbook_reader import read_workbook
from bellflower.record.schema import load_tables

EVENTS = "events"
ENDINGS = ("csv", "tsv", "txt", "xlsx", "zip")
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOOK = b"xl/workbook"  # a name that each workbook holds


@dataclass(frozen=True)
class Upload:
    """What a file holds: the ``tables`` by their declared name, and what was not read, in sentences."""

    name: str
    tables: Mapping[str, RawTable]
    notes: tuple[str, ...] = ()


def _table_name(title: str) -> str:
    """Return the declared table that a file or sheet is called after; empty if it is none."""
    name = title.strip().casefold().replace(" ", "_").replace("-", "_")
    return name if name in load_tables() else ""


def _sorted_out(tables: Mapping[str, RawTable], file: str) -> Upload:
    """Give *tables*, by the title of their file or sheet, the names of declared ones.

    The only table is taken for the events, whatever it is called.
    """
    if len(tables) == 1 and not _table_name(next(iter(tables))):
        return Upload(file, {EVENTS: next(iter(tables.values()))})
    found: dict[str, RawTable] = {}
    notes: list[str] = []
    _refuse_twice([(table.file, title) for title, table in tables.items()])
    for title, table in tables.items():
        name = _table_name(title)
        if name:
            found[name] = table
        else:
            notes.append(_("{file} was not read: no table is called so.").format(file=table.file))
    if EVENTS not in found:
        raise UnreadableError(
            _("{file} holds no table called events.").format(file=file),
            _("Call the file or sheet with the events “events”."),
        )
    return Upload(file, found, tuple(notes))


def _refuse_twice(named: Sequence[tuple[str, str]]) -> None:
    """Raise ``UnreadableError`` if two of *named*, a path and its title, are the same table."""
    seen: dict[str, str] = {}
    for path, title in named:
        name = _table_name(title)
        if name in seen:
            raise UnreadableError(
                _("{first} and {second} are both the table {name}.").format(
                    first=seen[name], second=path, name=name
                ),
                _("Leave one of them out."),
            )
        if name:
            seen[name] = path


def _from_archive(name: str, data: bytes) -> Upload:
    tables: dict[str, RawTable] = {}
    members = sorted(read_archive(data).items(), key=lambda each: (each[0].count("/"), each[0]))
    stems = [PurePosixPath(path).stem for path, _content in members]
    is_alone = len(members) == 1
    notes: list[str] = []
    _refuse_twice([(path, stem) for (path, _content), stem in zip(members, stems)])
    for (path, content), stem in zip(members, stems):
        if not is_alone and not _table_name(stem):
            notes.append(_("{file} was not read: no table is called so.").format(file=path))
            continue
        try:
            tables[stem] = read_csv(PurePosixPath(path).name, content)
        except EmptyTableError as error:
            notes.append(str(error))
    if not tables:
        raise UnreadableError(
            _("{file} holds no table.").format(file=name), _("Pack events.csv, or the tables beside it.")
        )
    upload = _sorted_out(tables, name)
    return Upload(name, upload.tables, (*notes, *upload.notes))


def refuse_size(size: int) -> None:
    """Raise ``UnreadableError`` if a file of *size* bytes is too large to be read."""
    if size > MAX_BYTES:
        raise UnreadableError(
            _("The file has {size}; at most {most} are read.").format(
                size=megabytes(size), most=megabytes(MAX_BYTES)
            ),
            _("Leave out columns that are not needed, or pack the tables into a zip."),
        )


def read_upload(name: str, data: bytes) -> Upload:
    """Return the tables in the file *name* with the content *data*, which is told by its first bytes.

    Raises ``UnreadableError``, with the way out, for everything that is not such a file.
    """
    refuse_size(len(data))
    if data.startswith(_OLD):
        raise UnreadableError(
            _("The file is an old workbook (.xls), or one protected by a password."),
            _("Save it as an Excel workbook (.xlsx) without a password, or as CSV in UTF-8."),
        )
    if data.startswith(_ZIP):
        if _BOOK in data:
            return _sorted_out_book(name, data)
        return _from_archive(name, data)
    return Upload(name, {EVENTS: read_csv(name, data)})


def _sorted_out_book(name: str, data: bytes) -> Upload:
    tables = read_workbook(name, data)
    if not tables:
        raise EmptyTableError(_("{file} is empty.").format(file=name), _("Add a header and rows."))
    return _sorted_out(tables, name)
