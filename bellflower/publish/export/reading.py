"""A selection as a text to read: events in order, each claim with its source in a note."""

from dataclasses import dataclass

from bellflower.analysis.selection import Selection
from bellflower.publish.citation.formats import formatted
from bellflower.publish.citation.items import source_items
from bellflower.publish.export.nested import JsonObject, head
from bellflower.publish.export.told import events_with_claims, xml_text
from bellflower.text import wording
from bellflower.text.wording import count


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence about a claim, and the note that cites its source."""

    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Section:
    """An event: its title, a line about it, its paragraphs, and its claims."""

    title: str
    line: str
    paragraphs: tuple[str, ...]
    claims: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole text: title, what it is, sections, and the lines at its end."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    end: tuple[str, ...]


def _line(event: JsonObject) -> str:
    """Return date, interval, precision, category, evidence and id of *event*."""
    bounds = f"{event['earliest']} to {event['latest'] or 'open'}" if event["earliest"] else ""
    interval = f"possible days: {bounds}" if bounds else ""
    category = wording.label(event["category"])
    strength = wording.label(event["evidence"]) if event["evidence"] else ""
    parts = [event["date_in_words"], interval, f"precision: {event['precision']}", category, strength,
             event["id"]]  # fmt: skip
    return xml_text(" · ".join(part for part in parts if part))


def reading(selection: Selection) -> Reading:
    """Return *selection* as text; an address stands in a note only if the source may be linked."""
    record, ids = selection.record, selection.sources["id"].tolist()
    notes = dict(zip(ids, map(xml_text, formatted(source_items(record, ids)))))
    sections = []
    for event, claims in events_with_claims(selection):
        told = (event["summary"], event["date_note"], event["note"])
        said = tuple(
            Noted(xml_text(f"{one.who}: {one.says} ({one.grade}; {one.stance})"), notes[one.source_id])
            for one in claims
        )
        texts = tuple(xml_text(text) for text in told if text)
        sections.append(Section(xml_text(event["title"]), _line(event), texts, said))
    about = head(selection)
    lead = f"{count(len(sections), 'event')}. {about['credit']}"
    more = [f"{name}: {about[name]}" for name in ("version", "license", "query") if about.get(name)]
    return Reading(xml_text(about["title"]), xml_text(lead), tuple(sections), tuple(map(xml_text, more)))
