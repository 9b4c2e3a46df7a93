"""The formats in which a selection can be had: name, type and ending of each, and the file itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore

from bellflower.analysis.selection import Selection
from bellflower.i18n import N_, SOURCE_LANGUAGE, speaking
from bellflower.publish.citation.formats import FORMATTERS
from bellflower.publish.citation.items import source_items
from bellflower.publish.export.flat import csv_text, full_rows, seen_rows
from bellflower.publish.export.geo_json import event_features, place_features, route_features
from bellflower.publish.export.nested import events_document, json_text, sources_document
from bellflower.publish.export.package import record_zip
from bellflower.publish.export.workbook import workbook

_MAKING = BoundedSemaphore(2)
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
    "csv": Format(
        N_("Table (CSV)"), "text/csv", "csv", lambda selection: csv_text(seen_rows(selection))
    ),
    "csv-full": Format(
        N_("Table with places, claims and sources (CSV)"),
        "text/csv",
        "csv",
        lambda selection: csv_text(full_rows(selection)),
    ),
    "json": Format(
        N_("Events with places, claims and sources (JSON)"),
        "application/json",
        "json",
        lambda selection: json_text(events_document(selection)),
    ),
    "sources-json": Format(
        N_("Sources (JSON)"),
        "application/json",
        "json",
        lambda selection: json_text(sources_document(selection)),
    ),
    "geojson": Format(
        N_("Map of events (GeoJSON)"),
        _GEO,
        "geojson",
        lambda selection: json_text(event_features(selection)),
    ),
    "places-geojson": Format(
        N_("Map of places (GeoJSON)"),
        _GEO,
        "geojson",
        lambda selection: json_text(place_features(selection)),
    ),
    "routes-geojson": Format(
        N_("Map of routes (GeoJSON)"),
        _GEO,
        "geojson",
        lambda selection: json_text(route_features(selection)),
    ),
    "xlsx": Format(
        N_("Workbook (Excel)"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        workbook,
    ),
    "bibtex": Format(N_("Sources (BibTeX)"), "application/x-bibtex", "bib", _citing("bibtex")),
    "ris": Format(N_("Sources (RIS)"), "application/x-research-info-systems", "ris", _citing("ris")),
    "csljson": Format(
        N_("Sources (CSL-JSON)"), "application/vnd.citationstyles.csl+json", "json", _citing("csljson")
    ),
    "footnotes": Format(N_("Sources as footnotes (text)"), "text/plain", "txt", _citing("footnotes")),
    "zip": Format(
        N_("The whole record (data package)"), "application/zip", "zip", lambda _: record_zip()
    ),
}


def file_bytes(name: str, selection: Selection) -> bytes:
    """Return *selection* as a file in the format *name*.

    The same selection gives the same bytes, in English whatever the pages are in. The
    zip is the whole shipped record, whatever is selected. Two files are made at once at most, so
    that a class that downloads needs the memory of two; who comes later waits.
    Raises ``KeyError`` if there is no such format.
    """
    with _MAKING, speaking(SOURCE_LANGUAGE):
        content = FORMATS[name].write(selection)
    return content if isinstance(content, bytes) else content.encode()
