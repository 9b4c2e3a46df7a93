"""The page of each row that has an address: event, place, route, source, dispute, person or body."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from bellflower.i18n import _
from bellflower.publish.citation.formats import formatted
from bellflower.publish.citation.views import event_item, row_item
from bellflower.record.dataset import Dataset
from bellflower.record.lookup import Lookup, Row, lookup
from bellflower.record.memo import remembered
from bellflower.record.tables import rows_of
from bellflower.teaching.offline.linked_data import linked_data
from bellflower.teaching.offline.record_links import Link, groups
from bellflower.teaching.offline.site_frame import Home, page
from bellflower.text import wording
from bellflower.view import cards
from bellflower.view.answer_cards import answer_cards
from bellflower.view.source_cards import claim_cards, source_card

KINDS = ("event", "place", "route", "source", "dispute", "actor")
_DESCRIBED = 200  # characters of a description


class Told(NamedTuple):
    """What a page tells: the row, its title, what it says in a few words, and its card in HTML."""

    row: Row
    title: str
    description: str
    card: str


def ids_of(record: Dataset, kind: str) -> list[str]:
    """Return the ids of the rows of *kind*; events with those that were withdrawn."""
    if kind == "event":
        return [*record.events["id"], *record.withdrawn["id"]]
    return list(getattr(record, f"{kind}s")["id"])


def addresses(record: Dataset) -> Iterator[tuple[str, str]]:
    """Yield kind and id of every row that has a page."""
    for kind in KINDS:
        for identifier in ids_of(record, kind):
            yield kind, identifier


def _event(record: Dataset, rows: Lookup, identifier: str) -> Told:
    found = rows.events.of(identifier)
    row = found[0] if found else rows.withdrawn.only(identifier)
    return Told(row, row["title"], row["summary"] if found else row["note"],
                cards.event_card(record, identifier))  # fmt: skip


def _place(record: Dataset, rows: Lookup, identifier: str) -> Told:
    row = rows.places.only(identifier)
    name = wording.place_name(row["name"], row["name_ko"])
    found = cards.events_at(record, record.events, identifier)
    told = _("Events of North Korea’s drug history at this place: {name}.").format(name=name)
    return Told(row, name, told, cards.place_card(record, identifier, found, is_whole=True))


def _route(record: Dataset, rows: Lookup, identifier: str) -> Told:
    row = rows.routes.only(identifier)
    return Told(row, row["title"], row["note"], cards.route_card(record, identifier))


def _source(record: Dataset, rows: Lookup, identifier: str) -> Told:
    row = rows.sources.only(identifier)
    card = source_card(record, identifier) + claim_cards(record, identifier)
    return Told(row, row["title"], row["reliability"], card)


def _dispute(record: Dataset, rows: Lookup, identifier: str) -> Told:
    row = rows.disputes.only(identifier)
    return Told(row, row["question"], row["summary"], answer_cards(record, identifier))


def _actor(_record: Dataset, rows: Lookup, identifier: str) -> Told:
    row = rows.actors.only(identifier)
    name = wording.place_name(row["name"], row["name_ko"])
    usual = _("Where this person or body acts or speaks in the record.")
    told = f"{row['note']} {usual}".strip()
    return Told(row, name, told, cards.render("site_actor", actor=row, called=name))


_TELL: Mapping[str, Callable[[Dataset, Lookup, str], Told]] = {
    "event": _event,
    "place": _place,
    "route": _route,
    "source": _source,
    "dispute": _dispute,
    "actor": _actor,
}


def told_row(record: Dataset, kind: str, identifier: str) -> Told:
    """Return what the page of a row tells; raises ``KeyError`` if there is no such row."""
    return _TELL[kind](record, lookup(record), identifier)


def shortened(text: str, most: int = _DESCRIBED) -> str:
    """Return *text* with at most so many characters, cut between words.

    >>> shortened("one two three", 9)
    'one two …'
    """
    return text if len(text) <= most else f"{text[: most - 1].rpartition(' ')[0]} …"


def _neighbors(record: Dataset, identifier: str) -> tuple[Link | None, Link | None]:
    """Return the events before and after a published one."""

    def make() -> dict[str, tuple[Link | None, Link | None]]:
        links = [Link("event", row["id"], row["title"]) for row in rows_of(record.events)]
        pairs = zip([None, *links[:-1]], [*links[1:], None])
        return {link.id: pair for link, pair in zip(links, pairs)}

    return remembered(record, "neighbors", make)[identifier]


def record_page(record: Dataset, kind: str, identifier: str, home: Home | None = None) -> str:
    """Return the page of a row of the record; raises ``KeyError`` if there is no such row."""
    home = home or Home()
    told = told_row(record, kind, identifier)
    path = home.path(kind, identifier)
    is_event = kind == "event"
    is_published = is_event and told.row["status"] == "published"
    before, after = _neighbors(record, identifier) if is_published else (None, None)
    item = event_item(record, identifier) if is_event else row_item(kind, identifier, told.title)
    return page(
        "record",
        path,
        home.base_url,
        told.title,
        told.card,
        home=home,
        description=shortened(told.description),
        linked_data=linked_data(record, kind, told.row, f"{home.base_url}{path}"),
        picture=f"preview/{kind}/{identifier}.png" if is_published else "",
        is_article=is_event,
        id=identifier,
        kind=kind,
        summary=told.description if kind == "dispute" else "",
        card=Markup(told.card),  # noqa: S704  # templates that escape
        before=before,
        after=after,
        shown_at=home.shown_at(kind, identifier) if is_published or kind in home.shown else "",
        groups=groups(record, kind, told.row),
        citation=" ".join(formatted([item])),
    )
