"""Events as Parquet, with places and claims nested in them; places as GeoParquet 1.1."""

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.nested import JsonObject, event_objects, head
from bellflower.publish.export.values import DERIVED, typed_row
from bellflower.record.schema import Column, load_tables
from bellflower.record.tables import rows_of

if TYPE_CHECKING:
    import pyarrow as pa

_DAYS = ("earliest", "latest", "core_start", "core_end")
_LISTS = ("provinces", "countries", "place_ids")
_FLAGS = ("is_open_start", "is_open_end")
_COUNTS = ("claim_count", "source_count", "origin_count")
_VERSION = "1.1.0"  # of GeoParquet


def _field(column: Column) -> "pa.Field[Any]":
    import pyarrow as pa

    kinds = {"number": pa.float64(), "integer": pa.int64()}
    kind = pa.list_(pa.string()) if column.list_of else kinds.get(column.type, pa.string())
    return pa.field(column.name, kind, metadata={"description": column.description})


def _fields(table: str, *without: str) -> list["pa.Field[Any]"]:
    return [_field(column) for column in load_tables()[table].columns if column.name not in without]


def _derived_fields() -> list["pa.Field[Any]"]:
    import pyarrow as pa

    kinds: dict[str, Any] = dict.fromkeys(DERIVED, pa.string())
    kinds |= dict.fromkeys(_DAYS, pa.date32()) | dict.fromkeys(_LISTS, pa.list_(pa.string()))
    kinds |= dict.fromkeys(_FLAGS, pa.bool_()) | dict.fromkeys(_COUNTS, pa.int64())
    return [
        pa.field(name, kinds[name], metadata={"description": told}) for name, told in DERIVED.items()
    ]


def _event(event: JsonObject) -> JsonObject:
    days = {name: event[name] and date.fromisoformat(event[name]) for name in _DAYS}
    return event | days


def _written(rows: list[JsonObject], fields: list[Any], about: dict[str, Any]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    metadata = {name: json.dumps(value, ensure_ascii=False) for name, value in about.items()}
    table = pa.Table.from_pylist(rows, schema=pa.schema(fields, metadata=metadata))
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def events_parquet(selection: Selection) -> bytes:
    """Return a row for each event, with lists of ``places`` and ``claims`` and columns explained.

    Days are dates, lists are lists; ``about`` in the metadata of the file holds version, license,
    credit and query.
    """
    import pyarrow as pa

    role = _field(load_tables()["event_places"].column("role"))
    places = pa.list_(pa.struct([role, *_fields("places")]))
    claims = pa.list_(pa.struct(_fields("claims", "event_id")))
    fields = [*_fields("events"), *_derived_fields(), pa.field("places", places),
              pa.field("claims", claims)]  # fmt: skip
    rows = [_event(event) for event in event_objects(selection)]
    return _written(rows, fields, {"about": head(selection)})


def _geo(points: list[Any]) -> JsonObject:
    """Return the metadata that GeoParquet asks for; without a reference system, it is OGC:CRS84."""
    geometry: JsonObject = {"encoding": "WKB", "geometry_types": ["Point"]}
    if points:
        longitudes, latitudes = [point.x for point in points], [point.y for point in points]
        geometry["bbox"] = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    return {"version": _VERSION, "primary_column": "geometry", "columns": {"geometry": geometry}}


def places_parquet(selection: Selection) -> bytes:
    """Return a row for each place of the events, with ``geometry`` (WKB) and ``event_ids``.

    The geometry of a place that is not located is null.
    """
    import pyarrow as pa
    from shapely import Point

    told: dict[str, dict[str, None]] = {}
    for stay in rows_of(selection.event_places):
        told.setdefault(stay["place_id"], {})[stay["event_id"]] = None
    rows, points = [], []
    for place in rows_of(selection.places):
        row = typed_row("places", place)
        longitude, latitude = row["longitude"], row["latitude"]
        point = None if longitude is None or latitude is None else Point(longitude, latitude)
        points += [point] if point else []
        geometry = point.wkb if point else None
        rows.append(row | {"event_ids": list(told[place["id"]]), "geometry": geometry})
    words = {"description": "Ids of the events of the selection at this place."}
    fields = [
        *_fields("places"),
        pa.field("event_ids", pa.list_(pa.string()), metadata=words),
        pa.field("geometry", pa.binary()),
    ]
    return _written(rows, fields, {"geo": _geo(points), "about": head(selection)})
