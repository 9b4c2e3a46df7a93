"""A selection as one SQLite file: tables keys, a search index, every column explained."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.nested import head
from bellflower.publish.export.related import related_rows
from bellflower.publish.export.told import linked_address
from bellflower.publish.export.values import DERIVED, derived_columns, typed_row
from bellflower.record.schema import load_tables
from bellflower.record.tables import rows_of

Rows = list[dict[str, Any]]

UNLINKED = "unlinked_address"  # derived: the address of a source that must not be linked, without scheme
SEARCHED: Mapping[str, tuple[str, ...]] = {
    "events": ("title", "label", "summary", "date_note", "note"),
    "claims": ("says", "asserted_by", "answer"),
    "sources": ("title", "publisher", "author"),
    "places": ("name", "name_ko", "other_names"),
    "actors": ("name", "name_ko", "other_names", "note"),
}
_EXPLAINED = "columns"
_INTEGERS = frozenset(
    {"is_open_start", "is_open_end", "claim_count", "source_count", "origin_count", "leg", "key_rank"}
)


def _cell(value: Any) -> Any:
    """Return a value of JSON as SQLite keeps it: lists are JSON, which Datasette takes for facets."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


def _source(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source; no program makes a link of the address of one that must not be linked."""
    told = typed_row("sources", row)
    hidden = told["url"] if told["link"] == "no" else None
    return told | {
        "url": linked_address(row) or None,
        UNLINKED: hidden.partition("://")[2] if hidden else None,
    }


def table_rows(selection: Selection) -> dict[str, Rows]:
    """Return the rows of each table: the events, and all that they and the routes refer to."""
    found = related_rows(selection)
    tables = {name: [typed_row(name, row) for row in rows] for name, rows in found.items()}
    tables["events"] = [
        typed_row("events", event) | derived_columns(event) for event in rows_of(selection.events)
    ]
    tables["sources"] = [_source(row) for row in found["sources"]]
    return {name: tables[name] for name in load_tables() if name in tables}


def column_names(table: str) -> list[str]:
    """Return the columns of *table* in the file: the declared ones, then those derived."""
    declared = [column.name for column in load_tables()[table].columns]
    return declared + {"events": list(DERIVED), "sources": [UNLINKED]}.get(table, [])


def explained(table: str) -> dict[str, str]:
    """Return what each column of *table* in the file holds, in a sentence."""
    told = {column.name: column.description for column in load_tables()[table].columns}
    more = {
        "events": DERIVED,
        "sources": {UNLINKED: "Address of a source that must not be linked, without its scheme."},
    }
    return told | dict(more.get(table, {}))


def _type(table: str, name: str) -> str:
    if name in _INTEGERS:
        return "INTEGER"
    types = {column.name: column.type for column in load_tables()[table].columns}
    return {"number": "REAL", "integer": "INTEGER"}.get(types.get(name, ""), "TEXT")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _creation(table: str, present: Iterable[str]) -> str:
    declared = load_tables()[table]
    parts = [f'"{name}" {_type(table, name)}' for name in column_names(table)]
    parts.append(f"PRIMARY KEY ({_quoted(declared.primary_key)})")
    parts += [
        f'FOREIGN KEY ("{column}") REFERENCES "{other}" (id)'
        for column, other in declared.foreign_keys
        if other in present
    ]
    lines = ",\n  ".join(parts)
    return f'CREATE TABLE "{table}" (\n  {lines}\n)'


def _fill(base: sqlite3.Connection, table: str, names: list[str], rows: Rows) -> None:
    marks = ", ".join("?" * len(names))
    base.executemany(
        f'INSERT INTO "{table}" VALUES ({marks})',  # noqa: S608  # names of ours
        [[_cell(row[name]) for name in names] for row in rows],
    )


def _index(base: sqlite3.Connection, table: str) -> None:
    columns = _quoted(SEARCHED[table])
    base.execute(
        f'CREATE VIRTUAL TABLE "{table}_fts" USING FTS5 ({columns}, content="{table}", '
        "tokenize='unicode61 remove_diacritics 2')"
    )
    base.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')  # noqa: S608


def _about(base: sqlite3.Connection, selection: Selection, tables: Iterable[str]) -> None:
    base.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    base.executemany("INSERT INTO about VALUES (?, ?)", list(head(selection).items()))
    base.execute(
        f'CREATE TABLE "{_EXPLAINED}" ("table" TEXT, "column" TEXT, description TEXT, '
        'PRIMARY KEY ("table", "column"))'
    )
    base.executemany(
        f'INSERT INTO "{_EXPLAINED}" VALUES (?, ?, ?)',  # noqa: S608
        [(table, name, told) for table in tables for name, told in explained(table).items()],
    )


def database(selection: Selection) -> bytes:
    """Return the selection as an SQLite file.

    It holds a table for each of the record, ``about`` (title, version, license, credit, query),
    ``columns`` (what each holds), and full-text indexes (FTS5). Lists are arrays in JSON. ``url`` of a
    source that must not be linked is empty, since programs make links of addresses.
    """
    tables = table_rows(selection)
    base = sqlite3.connect(":memory:")
    try:
        for name, rows in tables.items():
            base.execute(_creation(name, tables))
            _fill(base, name, column_names(name), rows)
        for name in SEARCHED:
            _index(base, name)
        _about(base, selection, tables)
        base.commit()
        return base.serialize()
    finally:
        base.close()
