"""Events as the JSON that TimelineJS draws (https://timeline.knightlab.com/docs/json-format.html)."""

from datetime import date
from html import escape

from bellflower.analysis.selection import Selection
from bellflower.publish.export.nested import JsonObject, head
from bellflower.publish.export.told import event_html, events_with_claims
from bellflower.record.tables import rows_of
from bellflower.text import wording
from bellflower.text.wording import count


def _date(day: str) -> JsonObject:
    year, month, number = map(int, day.split("-"))
    return {"year": year, "month": month, "day": number}


def _slide(event: JsonObject, text: str) -> JsonObject:
    """Return the slide of *event*; an open end lasts as long as the event surely went on."""
    slide: JsonObject = {
        "unique_id": event["id"],
        "start_date": _date(event["earliest"]),
        "display_date": escape(event["date_in_words"]),
        "group": wording.label(event["category"]),
        "text": {"headline": escape(event["title"]), "text": text},
    }
    last = event["latest"] or event["core_end"]
    if last and last != event["earliest"]:
        slide["end_date"] = _date(last)
    more = ("date", "earliest", "latest", "precision", "is_open_start", "is_open_end", "evidence")
    return slide | {"bellflower": {name: event[name] for name in (*more, "claims")}}


def _era(era: JsonObject) -> JsonObject:
    this_year = date.today().year
    end = min(era["latest"].year, this_year)
    return {
        "start_date": {"year": era["earliest"].year},
        "end_date": {"year": end},
        "text": {"headline": escape(era["title"]), "text": escape(era["summary"])},
    }


def timeline(selection: Selection) -> JsonObject:
    """Return the events with a date as slides; those without one are only counted, on the title.

    ``start_date`` and ``end_date`` are the first and last possible day, ``display_date`` says what is
    known in words, and ``bellflower`` of a slide holds the interval, its precision and the claims.
    """
    told = events_with_claims(selection)
    dated = [(event, claims) for event, claims in told if event["earliest"]]
    said = head(selection)
    text = f"<p>{escape(said['credit'])}</p>"
    if undated := len(told) - len(dated):
        missing = f"Without a date, and so not shown: {count(undated, 'event')}."
        text += f"<p>{escape(missing)}</p>"
    return {
        "scale": "human",
        "title": {
            "unique_id": "about",
            "text": {"headline": escape(said["title"]), "text": text},
            "bellflower": said,
        },
        "events": [_slide(event, event_html(event, claims)) for event, claims in dated],
        "eras": [_era(era) for era in rows_of(selection.record.eras) if era["earliest"] is not None],
    }
