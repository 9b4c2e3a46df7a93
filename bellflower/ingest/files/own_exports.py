"""What Bellflower itself exports, read back into the tables that it was made of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bellflower.ingest.files.raw_table import RawTable
from bellflower.ingest.files.records import table_of
from bellflower.record.csv_cells import original_cell, split_cell
from bellflower.record.schema import load_tables
from bellflower.record.tables import rows_of

_DERIVED = frozenset({"date_in_words", "core_start", "is_open_end", "place_ids"})  # of every export
_LISTS = ("places", "claims", "sources", "disputes")


def _declared(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: row.get(column.name) for column in load_tables()[table].columns}


def _once(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return list({str(row.get("id")): row for row in reversed(rows)}.values())[::-1]


def _nested(events: Sequence[Mapping[str, Any]], name: str) -> Iterator[tuple[int, Any, dict[str, Any]]]:
    """Yield the number and the id of each event with each object that it holds under *name*."""
    for number, event in enumerate(events, 1):
        for one in event.get(name) or ():
            if isinstance(one, dict):
                yield number, event.get("id"), one


def _tables(
    file: str, events: Sequence[Mapping[str, Any]], others: Mapping[str, Any]
) -> dict[str, RawTable]:
    places = list(_nested(events, "places"))
    claims = list(_nested(events, "claims"))
    found = {
        "events": [_declared("events", event) for event in events],
        "event_places": [
            {"event_id": event, "place_id": place.get("id"), "role": place.get("role")}
            for _n, event, place in places
        ],
        "places": [_declared("places", place) for place in _once([place for *_told, place in places])],
        "claims": [_declared("claims", claim | {"event_id": event}) for _n, event, claim in claims],
    }
    for name in ("sources", "disputes"):
        rows = others.get(name)
        if isinstance(rows, list):
            found[name] = [
                _declared(name, row) for row in _once([row for row in rows if isinstance(row, dict)])
            ]
    return {name: table_of(f"{file} › {name}", rows) for name, rows in found.items() if rows}


def own_tables(file: str, rows: Sequence[Mapping[str, Any]], document: Any) -> dict[str, RawTable]:
    """Return the tables in an export as JSON or GeoJSON; none if it is not one of ours."""
    first = rows[0] if rows else {}
    if not (set(first) >= _DERIVED and isinstance(first.get("places"), list)):
        return {}
    return _tables(file, rows, document if isinstance(document, dict) else {})


def _split(row: Mapping[str, str], prefix: str) -> list[dict[str, str]]:
    """Return the objects whose values stand in the columns of *row* that begin with *prefix*."""
    columns = {
        name.removeprefix(prefix): split_cell(cell)
        for name, cell in row.items()
        if name.startswith(prefix)
    }
    number = max(map(len, columns.values()), default=0)
    told = [
        {name: original_cell(parts[at]) if at < len(parts) else "" for name, parts in columns.items()}
        for at in range(number)
    ]
    return [one for one in told if any(one.values())]


def own_flat(raw: RawTable) -> dict[str, RawTable]:
    """Return the tables in an export as one flat table; none if *raw* is not one of ours."""
    if not set(raw.header) >= _DERIVED:
        return {}
    rows = [{name: original_cell(cell) for name, cell in row.items()} for row in rows_of(raw.cells)]
    names = [column.name for column in load_tables()["events"].columns if column.name in raw.header]
    lines = raw.lines.tolist()
    events = table_of(raw.file, [{name: row[name] for name in names} for row in rows], lines=lines)
    if "places.id" in raw.header:
        told = [row | {name: _split(row, f"{name}.") for name in _LISTS} for row in rows]
        others = {name: [one for row in told for one in row[name]] for name in ("sources", "disputes")}
        return {**_tables(raw.file, told, others), "events": events}
    stays = [
        {"event_id": row["id"], "place_id": place}
        for row in rows
        for place in split_cell(row["place_ids"])
        if place
    ]
    return {"events": events} | (
        {"event_places": table_of(f"{raw.file} › place_ids", stays)} if stays else {}
    )
