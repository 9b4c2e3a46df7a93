"""What a reader can take along from a page: the ticked events, what is open, or the whole selection."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bellflower.analysis.selection import Selection, select
from bellflower.analysis.sources import events_of
from bellflower.i18n import _, counted
from bellflower.publish.citation.items import Item, source_items
from bellflower.publish.citation.views import event_item, view_item
from bellflower.query.parameters import TICKED
from bellflower.query.permalink import View
from bellflower.record.lookup import lookup
from bellflower.text import wording
from bellflower.ui.page_context import CurrentView
from bellflower.view.cards import events_at


@dataclass(frozen=True)
class Taken:
    """Something to take along: its ``title``, its ``selection`` of events and how it is cited.

    ``items`` makes the items of a citation from the address of the page and the day of today;
    ``has_events`` tells whether the events themselves are cited, and not only their selection.
    """

    name: str
    title: str
    selection: Selection
    items: Callable[[str, date], list[Item]]
    has_events: bool = False

    @property
    def view(self) -> View:
        """The view to which a link to it leads."""
        return self.selection.view


def _ticked(current: CurrentView) -> Taken:
    record, view = current.record, current.view
    asked = View(picked=view.picked, scope=TICKED, language=view.language)
    selection = select(record, asked)
    ids = selection.events["id"].tolist()

    def items(address: str, today: date) -> list[Item]:
        return [event_item(record, one, address, today) for one in ids]

    title = counted(len(ids), "{n} ticked event", "{n} ticked events")
    return Taken(TICKED, title, selection, items, has_events=True)


def _event(current: CurrentView) -> Taken:
    record, view = current.record, current.shown
    events = record.events[record.events["id"] == view.event]

    def items(address: str, today: date) -> list[Item]:
        return [event_item(record, view.event, address, today)]

    return Taken("event", _("The open event"), Selection(record, view, events), items, has_events=True)


def _place(current: CurrentView) -> Taken:
    record, view = current.record, current.shown
    place = lookup(record).places.only(view.place)
    name = wording.place_word(place["name"], place["name_ko"])
    selection = Selection(record, view, events_at(record, current.events, view.place))

    def items(address: str, today: date) -> list[Item]:
        return [view_item(view, address, today, place=place["name"])]

    return Taken("place", _("At {place}").format(place=name), selection, items)


def _source(current: CurrentView) -> Taken:
    record, view = current.record, current.shown
    selection = Selection(record, view, events_of(record, view.source))

    def items(address: str, today: date) -> list[Item]:
        return source_items(record, [view.source])

    return Taken("source", _("The open source"), selection, items)


def _whole(current: CurrentView) -> Taken:
    view = replace(current.shown, event="", place="", source="")

    def items(address: str, today: date) -> list[Item]:
        return [view_item(view, address, today)]

    selection = Selection(current.record, view, current.events)
    return Taken("all", _("The whole selection"), selection, items)


def offered(current: CurrentView, page: str) -> Iterator[Taken]:
    """Return what can be taken along from *page*, what the reader surely means first.

    On the start page nothing shows what is ticked, so it comes last.
    """
    view, is_start = current.view, page in ("", "explore")
    if view.picked and not is_start:
        yield _ticked(current)
    if view.event:
        yield _event(current)
    elif view.place:
        yield _place(current)
    elif view.source and page == "sources":
        yield _source(current)
    if not current.shows_ticked:
        yield _whole(current)
    if view.picked and is_start:
        yield _ticked(current)
