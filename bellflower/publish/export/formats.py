"""The formats in which a selection can be had: name, type and ending of each, and the file itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore

from bellflower.analysis.selection import Selection
from bellflower.i18n import N_, SOURCE_LANGUAGE, speaking
from bellflower.publish.citation.formats import FORMATTERS
from bellflower.publish.citation.items import source_items
from bellflower.publish.export.anniversaries import calendar
from bellflower.publish.export.columnar import events_parquet, places_parquet
from bellflower.publish.export.database import database
from bellflower.publish.export.datasette import settings
from bellflower.publish.export.flat import csv_text, full_rows, seen_rows
from bellflower.publish.export.geo_json import event_features, place_features, route_features
from bellflower.publish.export.kml import kml, kmz
from bellflower.publish.export.linked_places import linked_places
from bellflower.publish.export.nested import JsonObject, events_document, json_text, sources_document
from bellflower.publish.export.open_document import open_document
from bellflower.publish.export.package import record_zip
from bellflower.publish.export.timeline_js import timeline
from bellflower.publish.export.word import word_document
from bellflower.publish.export.workbook import workbook

_MAKING = BoundedSemaphore(2)
_GEO = "application/geo+json"
_JSON = "application/json"
_PARQUET = "application/vnd.apache.parquet"


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


def _json(make: Callable[[Selection], JsonObject]) -> Callable[[Selection], str]:
    """Return what writes the document of *make* as JSON."""
    return lambda selection: json_text(make(selection))


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
        _JSON,
        "json",
        _json(events_document),
    ),
    "sources-json": Format(
        N_("Sources (JSON)"),
        _JSON,
        "json",
        _json(sources_document),
    ),
    "geojson": Format(
        N_("Map of events (GeoJSON)"),
        _GEO,
        "geojson",
        _json(event_features),
    ),
    "places-geojson": Format(
        N_("Map of places (GeoJSON)"),
        _GEO,
        "geojson",
        _json(place_features),
    ),
    "routes-geojson": Format(
        N_("Map of routes (GeoJSON)"),
        _GEO,
        "geojson",
        _json(route_features),
    ),
    "xlsx": Format(
        N_("Workbook (Excel)"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        workbook,
    ),
    "kml": Format(N_("Map and time (KML)"), "application/vnd.google-earth.kml+xml", "kml", kml),
    "kmz": Format(N_("Map and time, packed (KMZ)"), "application/vnd.google-earth.kmz", "kmz", kmz),
    "lpf": Format(N_("Places (Linked Places)"), _GEO, "geojson", _json(linked_places)),
    "timelinejs": Format(N_("Timeline (TimelineJS)"), _JSON, "json", _json(timeline)),
    "ics": Format(N_("Anniversaries (iCalendar)"), "text/calendar", "ics", calendar),
    "sqlite": Format(N_("Database (SQLite)"), "application/vnd.sqlite3", "sqlite", database),
    "datasette": Format(N_("Settings of the database for Datasette"), _JSON, "json", _json(settings)),
    "parquet": Format(N_("Events (Parquet)"), _PARQUET, "parquet", events_parquet),
    "places-parquet": Format(N_("Places (GeoParquet)"), _PARQUET, "parquet", places_parquet),
    "docx": Format(
        N_("Text with footnotes (Word)"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
        word_document,
    ),
    "odt": Format(
        N_("Text with footnotes (OpenDocument)"),
        "application/vnd.oasis.opendocument.text",
        "odt",
        open_document,
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
