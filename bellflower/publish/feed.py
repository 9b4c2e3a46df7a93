"""What is new, as an Atom feed (RFC 4287): versions of the data, and what each changed of an event."""

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree as Xml

from bellflower.analysis.selection import Selection
from bellflower.publish.citation.views import credit
from bellflower.publish.export.told import xml_text
from bellflower.record.lookup import lookup
from bellflower.record.schema import data_version, load_descriptor
from bellflower.record.tables import rows_of

_SPACE = "http://www.w3.org/2005/Atom"
_FIRST_DAY = "2026-01-01"  # of a feed whose version has no date
_MOST = 500
_WORDS = {"added": "New: ", "changed": "Changed: ", "withdrawn": "Withdrawn: ", "version": ""}


class News(NamedTuple):
    """An entry: its lasting name, id and title of the event, what is said, where it leads, its kind."""

    id: str
    event: str
    title: str
    text: str
    path: str
    kind: str
    version: str


def _version_day() -> str:
    return load_descriptor().get("created", _FIRST_DAY)[:10]


def news(selection: Selection) -> list[News]:
    """Return what changed of the events of *selection*, newest version first.

    A withdrawn event is told if the event that replaced it is selected, or if nothing narrows the
    selection. The changes are those of the table ``changes``; a withdrawn event is told without one too.
    """
    record, rows = selection.record, lookup(selection.record)
    chosen = frozenset(selection.events["id"])
    is_whole = len(chosen) == len(record.events)
    gone = {row["id"]: row for row in rows_of(record.withdrawn)}
    wanted = {event for event in gone if is_whole or gone[event]["replaced_by"] in chosen} | chosen
    found = []
    for change in reversed(rows_of(record.changes)):
        event_id = change["event_id"]
        if event_id in wanted:
            row = gone.get(event_id) or rows.events.only(event_id)
            found.append(_of_change(event_id, row["title"], change))
    told = {entry.path for entry in found if entry.kind == "withdrawn"}
    for event_id in sorted(gone.keys() & wanted):
        if f"event/{event_id}" not in told:
            change = {"version": data_version(), "change": "withdrawn", "note": gone[event_id]["note"]}
            found.append(_of_change(event_id, gone[event_id]["title"], change))
    return found[:_MOST]


def _of_change(event_id: str, title: str, change: dict[str, str]) -> News:
    version, kind = change["version"], change["change"]
    name = f"urn:bellflower:change:{version}:{event_id}:{kind}"
    return News(name, event_id, title, change["note"], f"event/{event_id}", kind, version)


def _put(parent: Xml.Element, tag: str, text: str = "", /, **attributes: str) -> Xml.Element:
    made = Xml.SubElement(parent, tag, attributes)
    made.text = xml_text(text) if text else None
    return made


def _entries(feed: Xml.Element, entries: Iterable[News], base: str, moment: str) -> None:
    for entry in entries:
        made = _put(feed, "entry")
        _put(made, "id", entry.id)
        _put(made, "title", f"{_WORDS[entry.kind]}{entry.title}")
        _put(made, "updated", moment)
        _put(made, "link", rel="alternate", type="text/html", href=f"{base}{entry.path}")
        _put(made, "category", term=entry.kind)
        _put(made, "summary", entry.text or entry.title)


def feed(selection: Selection, base: str, query: str = "") -> bytes:
    """Return the feed of *selection*; *base* is the address of the start page, *query* that of a link.

    Its first entry is the version of the data. All entries have the day of this version, the only one
    that the record knows; an entry of an earlier version keeps its name, so no reader shows it twice.
    """
    record = load_descriptor()
    asked = f"?{query}" if query else ""
    moment = f"{_version_day()}T00:00:00Z"
    root = Xml.Element("feed", xmlns=_SPACE)
    _put(root, "id", f"urn:bellflower:feed:{query or 'all'}")
    _put(root, "title", f"{record['title']}{f' ({query})' if query else ''}")
    _put(root, "updated", moment)
    _put(root, "link", rel="self", type="application/atom+xml", href=f"{base}feed.atom{asked}")
    _put(root, "link", rel="alternate", type="text/html", href=f"{base}{asked}")
    _put(_put(root, "author"), "name", record["contributors"][0]["title"])
    _put(root, "rights", credit())
    text = f"{len(selection.events)} events of this feed are in version {data_version()} of the data."
    version = News(f"urn:bellflower:version:{data_version()}", "",
                   f"Data version {data_version()}", text, asked, "version", data_version())  # fmt: skip
    _entries(root, [version, *news(selection)], base, moment)
    Xml.indent(root, " ")
    return Xml.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
