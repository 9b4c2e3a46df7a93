"""Events as one flat table, a row each: as seen, or with everything that belongs to them."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.values import DERIVED, derived_columns, typed_row
from bellflower.record.csv_cells import join_cells, neutral_cell
from bellflower.record.schema import load_tables
from bellflower.record.tables import rows_of

_Row = dict[str, str]


def cell_text(value: Any) -> str:
    """Return a value of JSON as the text of a cell; lists have semicolons between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return join_cells(map(str, value)) if isinstance(value, list) else str(value)


def seen_rows(selection: Selection) -> list[_Row]:
    """Return each event as a row of texts: the columns of ``events.csv``, then the derived ones."""
    names = [column.name for column in load_tables()["events"].columns]
    return [
        {name: event[name] for name in names}
        | {name: cell_text(value) for name, value in derived_columns(event).items()}
        for event in rows_of(selection.events)
    ]


def _texts(table: str, row: Mapping[str, Any]) -> _Row:
    """Return the declared columns of *row* as texts; positions are numbers in memory."""
    is_number = {"latitude", "longitude"} if table == "places" else set()
    typed = typed_row(table, row)
    return {name: cell_text(typed[name]) if name in is_number else row[name] for name in typed}


def _by_event(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["event_id"], []).append(row)
    return groups


def _by_id(table: str, selection: Selection) -> dict[str, _Row]:
    return {row["id"]: _texts(table, row) for row in rows_of(getattr(selection, table))}


def _joined(prefix: str, names: Iterable[str], rows: list[_Row]) -> _Row:
    return {f"{prefix}.{name}": join_cells(row[name] for row in rows) for name in names}


def _names(table: str) -> list[str]:
    return [column.name for column in load_tables()[table].columns if column.name != "event_id"]


def full_rows(selection: Selection) -> list[_Row]:
    """Return :func:`seen_rows` with all columns of the places, claims, sources and disputes of an event.

    Their names begin with ``places.``, ``claims.``, ``sources.`` and ``disputes.``. Each cell holds one
    text for each place and so on, in the same order in all columns, with semicolons between.
    """
    tables = {table: _by_id(table, selection) for table in ("places", "sources", "disputes")}
    stays, claims = _by_event(rows_of(selection.event_places)), _by_event(rows_of(selection.claims))
    rows = []
    for seen in seen_rows(selection):
        at, said = stays.get(seen["id"], []), claims.get(seen["id"], [])
        source_ids = dict.fromkeys(claim["source_id"] for claim in said)
        asked = dict.fromkeys(claim["dispute_id"] for claim in said if claim["dispute_id"])
        places = [tables["places"][stay["place_id"]] | {"role": stay["role"]} for stay in at]
        rows.append(
            seen
            | _joined("places", ["role", *_names("places")], places)
            | _joined("claims", _names("claims"), said)
            | _joined("sources", _names("sources"), [tables["sources"][one] for one in source_ids])
            | _joined("disputes", _names("disputes"), [tables["disputes"][one] for one in asked])
        )
    return rows


def _columns_without_events() -> list[str]:
    return [*(column.name for column in load_tables()["events"].columns), *DERIVED]


def csv_text(rows: list[_Row]) -> str:
    """Return *rows* as CSV with formulas made harmless; a table without rows is the header as seen.

    The text begins with a byte order mark, without which Excel takes UTF-8 for something else.
    """
    buffer = io.StringIO()
    names = list(rows[0]) if rows else _columns_without_events()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: neutral_cell(text) for name, text in row.items()} for row in rows)
    return f"\ufeff{buffer.getvalue()}"
