"""What Datasette shows of the SQLite file: titles, license, columns in words, facets and orders."""

from collections.abc import Mapping
from typing import Any

from bellflower.analysis.selection import Selection
from bellflower.publish.export.database import SEARCHED, explained
from bellflower.publish.export.nested import JsonObject, head
from bellflower.publish.export.related import related_rows
from bellflower.record.schema import data_version, load_tables

_FACETS: Mapping[str, list[Any]] = {
    "events": [
        "category", "record_type", "evidence", "precision",
        {"array": "drugs"}, {"array": "provinces"}, {"array": "countries"},
    ],
    "claims": ["evidence", "stance"],
    "sources": ["type", "link"],
    "places": ["kind", "location_precision", "province", "country"],
    "actors": ["kind"],
    "routes": ["kind", "basis"],
}  # fmt: skip
_SORTED = {"events": "earliest", "sources": "date", "eras": "date"}
_LABELS = {"events": "title", "sources": "title", "disputes": "question", "routes": "title",
           "eras": "title", "places": "name", "actors": "name"}  # fmt: skip


def _table(name: str) -> JsonObject:
    declared = load_tables()[name]
    shown: JsonObject = {
        "title": declared.title,
        "description": declared.description,
        "columns": explained(name),
        "size": 50,
    }
    if name in _LABELS:
        shown["label_column"] = _LABELS[name]
    if name in _SORTED:
        shown["sort"] = _SORTED[name]
    return shown | ({"facets": _FACETS[name]} if name in _FACETS else {})


def settings(selection: Selection) -> JsonObject:
    """Return the metadata file of Datasette for the SQLite file of *selection*.

    It holds for files named ``bellflower.sqlite``, with or without the data version, and
    ``own-record.sqlite``.
    """
    said = head(selection)
    hidden = {f"{name}_fts": {"hidden": True} for name in SEARCHED}
    tables = {name: _table(name) for name in load_tables() if name in related_rows(selection)} | hidden
    own = bool(selection.record.own_name)
    names = ["own-record"] if own else ["bellflower", f"bellflower-{data_version()}"]
    told: JsonObject = {"title": said["title"], "description": said["credit"]}
    if "license" in said:
        told |= {"license": said["license"].rstrip("/").rpartition("/licenses/")[2],
                 "license_url": said["license"]}  # fmt: skip
    return told | {"databases": {name: {"tables": tables} for name in names}}
