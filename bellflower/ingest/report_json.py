"""What a file came to, for programs: the same that page and terminal say, as JSON."""

from collections.abc import Iterator
from typing import Any

from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.pipeline import Examined
from bellflower.ingest.reader import EVENTS, Upload
from bellflower.ingest.report import grouped, summary
from bellflower.record.dates import OPEN_END, parse_date
from bellflower.record.tables import rows_of

JsonObject = dict[str, Any]


def refusal_json(error: Exception) -> JsonObject:
    """Return why a file cannot be read at all, and what to do."""
    remedy = error.remedy if isinstance(error, UnreadableError) else ""
    return {"error": str(error), "remedy": remedy, "rows": [], "left_out": []}


def _bounds(text: str) -> tuple[str | None, str | None]:
    """Return the first and the last possible day; none if the date is not known or has no end."""
    if not text:
        return None, None
    span = parse_date(text)
    return span.earliest.isoformat(), None if span.latest == OPEN_END else span.latest.isoformat()


def _number(text: str) -> float | None:
    return float(text) if text else None


def _places(examined: Examined) -> dict[str, list[JsonObject]]:
    """Return the places of each event, by its id."""
    known = {row["id"]: row for row in rows_of(examined.tables["places"].frame)}
    found: dict[str, list[JsonObject]] = {}
    for stay in rows_of(examined.tables["event_places"].frame):
        place = known[stay["place_id"]]
        found.setdefault(stay["event_id"], []).append(
            {
                "name": place["name"],
                "latitude": _number(place["latitude"]),
                "longitude": _number(place["longitude"]),
                "location_precision": place["location_precision"],
                "province": place["province"],
                "country": place["country"],
                "role": stay["role"],
            }
        )
    return found


def _sources(examined: Examined) -> dict[str, JsonObject]:
    """Return the first source that supports each event, by its id."""
    known = {row["id"]: row for row in rows_of(examined.tables["sources"].frame)}
    claims = rows_of(examined.tables["claims"].frame[["event_id", "source_id"]])
    return {claim["event_id"]: known[claim["source_id"]] for claim in reversed(claims)}


def _notes(examined: Examined, file: str) -> dict[int, list[JsonObject]]:
    found: dict[int, list[JsonObject]] = {}
    for note in examined.notes:
        told = {"column": note.column, "value": note.value, "text": note.text}
        for line in note.lines if note.file == file else ():
            found.setdefault(line, []).append(told)
    return found


def _rows(upload: Upload, examined: Examined) -> Iterator[JsonObject]:
    events = examined.tables[EVENTS]
    places, sources = _places(examined), _sources(examined)
    notes = _notes(examined, upload.tables[EVENTS].file)
    for line, event in zip(events.lines.tolist(), rows_of(events.frame)):
        earliest, latest = _bounds(event["date"])
        source = sources.get(event["id"], {})
        yield {
            "line": line, "title": event["title"], "date": event["date"],
            "earliest": earliest, "latest": latest, "places": places.get(event["id"], []),
            "url": source.get("url", ""), "notes": notes.get(line, []), "id": event["id"],
            "summary": event["summary"], "category": event["category"], "drugs": event["drugs"],
            "quantity_kg_best": _number(event["quantity_kg_best"]), "status": event["status"],
            "source": source.get("title", ""), "publisher": source.get("publisher", ""),
            "language": source.get("language", ""),
        }  # fmt: skip


def report_json(upload: Upload, examined: Examined) -> JsonObject:
    """Return everything that is known of a file after it was checked.

    ``rows`` holds the events that can be shown, ``left_out`` each cell for which a row is not;
    ``mapping`` and ``unused`` are those of the table of events, ``tables`` has them for all.
    """
    return {
        "file": upload.name,
        "summary": summary(examined),
        "mapping": dict(examined.mapping[EVENTS]),
        "unused": list(examined.unused[EVENTS]),
        "readings": [
            {
                "subject": each.subject, "column": each.column, "value": each.value,
                "options": list(each.options), "is_asked": each.is_asked, "text": each.text,
            }
            for each in examined.readings
        ],
        "rows": list(_rows(upload, examined)),
        "left_out": [
            {
                "file": each.file, "line": each.line, "column": each.column, "value": each.value,
                "reason": each.reason, "remedy": each.remedy,
            }
            for each in examined.left_out
        ],
        "left_out_by_reason": [
            {"column": column, "reason": reason, "rows": number}
            for column, reason, _remedy, number in grouped(examined.left_out)
        ],
        "assumed": list(examined.assumed),
        "proposals": [
            {"place": each.name, "rows": each.count,
            "known": [one.row["name"] for one in each.candidates]}
            for each in examined.proposals
        ],
        "tables": [
            {
                "table": name, "file": table.file, "rows": table.row_count, "encoding": table.encoding,
                "mapping": dict(examined.mapping.get(name, {})),
                "unused": list(examined.unused.get(name, ())),
            }
            for name, table in upload.tables.items()
        ],
    }  # fmt: skip
