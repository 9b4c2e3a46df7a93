"""The anniversaries of events whose day is certain, as a calendar (iCalendar, RFC 5545)."""

import re
from datetime import UTC, date, datetime

from bellflower.analysis.selection import Selection
from bellflower.publish.export.nested import JsonObject, head
from bellflower.publish.export.told import ToldClaim, events_with_claims
from bellflower.text import wording

_CERTAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # neither an interval nor marked as doubtful
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed one, so that the same selection is the same file


def _description(event: JsonObject, claims: list[ToldClaim], credit: str) -> str:
    said = [
        f"{claim.who}: {claim.says} ({claim.grade}; {claim.stance}) {claim.source} {claim.url}".strip()
        for claim in claims
    ]
    texts = [event["date_in_words"], event["summary"], event["note"], *said, credit]
    return "\n\n".join(text for text in texts if text)


def calendar(selection: Selection) -> bytes:
    """Return a yearly entry for each event of which the day is known, marked as free time.

    An event that lies in an interval, or of which the day is uncertain, has no anniversary and is left
    out; the description of the calendar counts both.
    """
    from icalendar import Calendar, Event, vText

    said = head(selection)
    told = events_with_claims(selection)
    certain = [(event, claims) for event, claims in told if _CERTAIN.fullmatch(event["date"] or "")]
    home = "own-record" if selection.record.own_name else "bellflower"
    made = Calendar()
    made.add("prodid", f"-//{home}//anniversaries//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", vText(said["title"]))
    counts = f"{len(certain)} of {len(told)} events have a certain day."
    made.add("x-wr-caldesc", vText(f"{counts} {said['credit']}"))
    for event, claims in certain:
        entry = Event()
        entry.add("uid", f"{event['id']}@{home}")
        entry.add("dtstamp", _STAMP)
        entry.add("dtstart", date.fromisoformat(event["date"]))
        entry.add("rrule", {"freq": "yearly"})
        entry.add("summary", f"{event['title']} ({event['date'][:4]})")
        entry.add("description", _description(event, claims, said["credit"]))
        entry.add("categories", [wording.label(event["category"])])
        entry.add("transp", "TRANSPARENT")
        made.add_component(entry)
    return made.to_ical()
