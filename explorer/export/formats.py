"""The formats in which a selection can be had: name, type and ending of each, and the file itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explorer.citation.formats import FORMATTERS
from explorer.citation.items import source_items
from explorer.export.flat import csv_text, full_rows, seen_rows
from explorer.export.geo_json import event_features, place_features, route_features
from explorer.export.nested import events_document, json_text, sources_document
from explorer.export.package import record_zip
from explorer.export.selection import Selection
from explorer.export.workbook import workbook

_GEO = "application/geo+json"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ``title`` for readers, media type and file ending, and how it is made."""

    title: str
    media_type: str
    ending: str
    write: Callable[[Selection], str | bytes]


def _citing(name: str) -> Callable[[Selection], str]:
    """Return what writes the sources of a selection in the order of its events."""
    return lambda selection: FORMATTERS[name](source_items(selection.record, selection.sources["id"]))


FORMATS: Mapping[str, Format] = {
    "csv": Format("Table (CSV)", "text/csv", "csv", lambda selection: csv_text(seen_rows(selection))),
    "csv-full": Format(
        "Table with places, claims and sources (CSV)",
        "text/csv",
        "csv",
        lambda selection: csv_text(full_rows(selection)),
    ),
    "json": Format(
        "Events with places, claims and sources (JSON)",
        "application/json",
        "json",
        lambda selection: json_text(events_document(selection)),
    ),
    "sources-json": Format(
        "Sources (JSON)",
        "application/json",
        "json",
        lambda selection: json_text(sources_document(selection)),
    ),
    "geojson": Format(
        "Map of events (GeoJSON)",
        _GEO,
        "geojson",
        lambda selection: json_text(event_features(selection)),
    ),
    "places-geojson": Format(
        "Map of places (GeoJSON)",
        _GEO,
        "geojson",
        lambda selection: json_text(place_features(selection)),
    ),
    "routes-geojson": Format(
        "Map of routes (GeoJSON)",
        _GEO,
        "geojson",
        lambda selection: json_text(route_features(selection)),
    ),
    "xlsx": Format(
        "Workbook (Excel)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        workbook,
    ),
    "bibtex": Format("Sources (BibTeX)", "application/x-bibtex", "bib", _citing("bibtex")),
    "ris": Format("Sources (RIS)", "application/x-research-info-systems", "ris", _citing("ris")),
    "csljson": Format(
        "Sources (CSL-JSON)", "application/vnd.citationstyles.csl+json", "json", _citing("csljson")
    ),
    "footnotes": Format("Sources as footnotes (text)", "text/plain", "txt", _citing("footnotes")),
    "zip": Format("The whole record (data package)", "application/zip", "zip", lambda _: record_zip()),
}


def file_bytes(name: str, selection: Selection) -> bytes:
    """Return *selection* as a file in the format *name*.

    The same selection gives the same bytes. The zip is the whole shipped record, whatever is selected.
    Raises ``KeyError`` if there is no such format.
    """
    content = FORMATS[name].write(selection)
    return content if isinstance(content, bytes) else content.encode()
