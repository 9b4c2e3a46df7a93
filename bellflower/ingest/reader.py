"""A reader's file as the tables in it, whichever kind of file it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bellflower.i18n import _
from bellflower.ingest.files import kinds
from bellflower.ingest.files.archive import read_archive
from bellflower.ingest.files.csv_reader import read_csv
from bellflower.ingest.files.header import known_names
from bellflower.ingest.files.json_tables import read_json
from bellflower.ingest.files.kml_reader import read_kml
from bellflower.ingest.files.own_exports import own_flat
from bellflower.ingest.files.parquet_reader import read_parquet
from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.files.spreadsheet_reader import read_spreadsheet
from bellflower.ingest.files.workbook_reader import read_workbook
from bellflower.ingest.findings import Reading
from bellflower.ingest.layouts import with_layout
from bellflower.ingest.limits import MAX_ROWS, EmptyTableError, UnreadableError, refuse_size
from bellflower.ingest.options import DEFAULTS, ReadOptions
from bellflower.ingest.spellings import spelled, spellings
from bellflower.record.schema import load_tables

EVENTS = "events"
ENDINGS = (
    "csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "geojson", "kml", "kmz", "parquet", "zip",
    "jsonl", "ndjson",
)  # fmt: skip


@dataclass(frozen=True)
class Upload:
    """What a file holds: the ``tables`` by their declared name, and what was not read, in sentences.

    ``sheets`` are the names of all sheets of a workbook.
    """

    name: str
    tables: Mapping[str, RawTable]
    notes: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    sheets: tuple[str, ...] = ()


def _table_name(title: str) -> str:
    """Return the declared table that a file or sheet is called after; empty if it is none."""
    name = title.strip().casefold().replace(" ", "_").replace("-", "_")
    return name if name in load_tables() else ""


def _has_title(table: RawTable) -> bool:
    names = set(map(spelled, table.header))
    return bool(names & {*spellings("title"), *spellings("summary")})


def _sorted_out(tables: Mapping[str, RawTable], file: str, *, is_chosen: bool = False) -> Upload:
    """Give *tables*, by the title of their file or sheet, the names of declared ones.

    The only table is taken for the events, whatever it is called; of several without that name, the
    one whose columns are known best.
    """
    if len(tables) == 1 and (is_chosen or not _table_name(next(iter(tables)))):
        return Upload(file, {EVENTS: next(iter(tables.values()))})
    _refuse_twice([(table.file, title) for title, table in tables.items()])
    found = {name: table for title, table in tables.items() if (name := _table_name(title))}
    readings: tuple[Reading, ...] = ()
    if EVENTS not in found:
        title = _likeliest(tables, file)
        found[EVENTS] = tables[title]
        text = _("“{sheet}” is read as the table of events.").format(sheet=tables[title].file)
        readings = (Reading("sheet", "", title, tuple(tables), text),)
    notes = [
        _("{file} was not read: no table is called so.").format(file=table.file)
        for table in tables.values()
        if all(table is not other for other in found.values())
    ]
    return Upload(file, found, tuple(notes), readings)


def _likeliest(tables: Mapping[str, RawTable], file: str) -> str:
    """Return the title of the table that seems to be that of the events."""
    titled = [title for title, table in tables.items() if _has_title(table) and not _table_name(title)]
    if not titled:
        raise UnreadableError(
            _("{file} holds no table called events.").format(file=file),
            _("Call the file or sheet with the events “events”, or choose the sheet."),
        )
    return max(titled, key=lambda title: (known_names(tables[title].header), len(tables[title].cells)))


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


def _read_member(path: str, content: bytes, options: ReadOptions) -> RawTable:
    name = PurePosixPath(path).name
    if path.casefold().endswith((".csv", ".tsv", ".txt")):
        return read_csv(name, content, options)
    return next(iter(_tables_of(name, content, options).values()))


def _from_archive(name: str, data: bytes, options: ReadOptions) -> Upload:
    tables: dict[str, RawTable] = {}
    members = sorted(read_archive(data).items(), key=lambda each: (each[0].count("/"), each[0]))
    stems = [PurePosixPath(path).stem for path, _content in members]
    is_alone = len(members) == 1
    notes: list[str] = []
    _refuse_twice([(path, stem) for (path, _content), stem in zip(members, stems)])
    has_events = any(_table_name(stem) == EVENTS for stem in stems)
    for (path, content), stem in zip(members, stems):
        if not is_alone and has_events and not _table_name(stem):
            notes.append(_("{file} was not read: no table is called so.").format(file=path))
            continue
        try:
            tables[stem] = _read_member(path, content, options)
        except EmptyTableError as error:
            notes.append(str(error))
    if not tables:
        raise UnreadableError(
            _("{file} holds no table.").format(file=name), _("Pack events.csv, or the tables beside it.")
        )
    upload = _sorted_out(tables, name)
    return Upload(name, upload.tables, (*notes, *upload.notes), upload.readings)


def _csv_tables(name: str, data: bytes, options: ReadOptions) -> Mapping[str, RawTable]:
    table = read_csv(name, data, options)
    return own_flat(table) or {"": table}


_Read = Callable[[str, bytes, ReadOptions], Mapping[str, RawTable]]
_READERS: Mapping[str, _Read] = {
    kinds.CSV: _csv_tables,
    kinds.WORKBOOK: read_workbook,
    kinds.SPREADSHEET: read_spreadsheet,
    kinds.JSON: read_json,
    kinds.KML: lambda name, data, options: {"": read_kml(name, data, options)},
    kinds.PARQUET: lambda name, data, options: {"": read_parquet(name, data, options)},
}


def _tables_of(name: str, data: bytes, options: ReadOptions) -> Mapping[str, RawTable]:
    return _READERS[kinds.kind_of(name, data)](name, data, options)


def _read(name: str, data: bytes, options: ReadOptions) -> Upload:
    kind = kinds.kind_of(name, data)
    if kind == kinds.ARCHIVE:
        return _from_archive(name, data, options)
    tables = _READERS[kind](name, data, options)
    if not tables:
        raise EmptyTableError(_("{file} is empty.").format(file=name), _("Add a header and rows."))
    upload = _sorted_out(tables, name, is_chosen=bool(options.sheet))
    is_book = kind in (kinds.WORKBOOK, kinds.SPREADSHEET)
    return Upload(name, upload.tables, upload.notes, upload.readings, tuple(tables) if is_book else ())


def read_upload(name: str, data: bytes, options: ReadOptions = DEFAULTS) -> Upload:
    """Return the tables in the file *name* with the content *data*, which is told by its first bytes.

    Raises ``UnreadableError``, with the way out, for everything that is not such a file.
    """
    if options.most_rows <= MAX_ROWS:
        refuse_size(len(data))
    return with_layout_of(_read(name, data, options))


def with_layout_of(upload: Upload) -> Upload:
    """Return *upload* with what the layout of its events lacks: titles, a table of eras."""
    tables, notes = with_layout(upload.tables)
    return Upload(upload.name, tables, (*upload.notes, *notes), upload.readings, upload.sheets)
