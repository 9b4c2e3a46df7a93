"""What the classroom file tells in words: events, places and routes as cards, sources, itself."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pandas as pd
from markupsafe import Markup

from bellflower.analysis.selection import Selection
from bellflower.publish.citation.formats import formatted
from bellflower.publish.citation.views import credit, view_in_words, view_item
from bellflower.query.permalink import permalink
from bellflower.record.dataset import Dataset
from bellflower.record.schema import data_version
from bellflower.record.tables import rows_of
from bellflower.teaching.stories.library import Story
from bellflower.text import date_words, wording
from bellflower.view import cards
from bellflower.view.linked_view import WHOLE_COUNTRY

Tell = Callable[[float], None]


def told_events(story: Story | None) -> frozenset[str]:
    """Return the ids of the events that the chapters of *story* point at."""
    chapters = story.chapters if story else ()
    return frozenset(event for chapter in chapters for event in chapter.events)


def shown_events(record: Dataset, selection: Selection, story: Story | None) -> pd.DataFrame:
    """Return the events of *selection* and those of *story*, in the order of the record."""
    return record.events[record.events["id"].isin(told_events(story) | set(selection.events["id"]))]


def event_cards(record: Dataset, events: pd.DataFrame, tell: Tell) -> list[dict[str, Any]]:
    """Return what the list of *events* needs, and the card of each; *tell* hears the part done."""
    shown = []
    for number, row in enumerate(rows_of(events)):
        card = cards.event_card(record, row["id"])
        shown.append(
            {
                "id": row["id"],
                "title": row["title"],
                "date": date_words.format_date(row["date"]),
                "category": wording.label(row["category"]),
                "card": Markup(card),  # noqa: S704  # a template that escapes
            }
        )
        tell((number + 1) / len(events))
    return shown


def place_cards(record: Dataset, events: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the card of each place and province of *events*, with those that are listed under it."""
    used = frozenset(events["place_ids"].explode().dropna()) | {WHOLE_COUNTRY}
    codes = frozenset(events["provinces"].explode().dropna())
    for place in rows_of(record.places):
        if place["id"] in used or place["province"] in codes:
            found = cards.events_at(record, events, place["id"])
            card = Markup(cards.place_card(record, place["id"], found))  # noqa: S704
            listed = [
                {"id": event, "title": title, "date": date_words.format_date(date)}
                for event, title, date in zip(found["id"], found["title"], found["date"])
            ]
            yield {"id": place["id"], "card": card, "events": listed}


def route_cards(record: Dataset, route_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the cards of the routes *route_ids*."""
    return [
        {"id": route, "card": Markup(cards.route_card(record, route))}  # noqa: S704  # it escapes
        for route in route_ids
    ]


def sources(record: Dataset, events: pd.DataFrame, story: Story | None) -> list[dict[str, Any]]:
    """Return the sources of *events* and those they were read through, by publisher."""
    claims = record.claims[record.claims["event_id"].isin(events["id"])]
    numbers = claims["source_id"].value_counts().to_dict()
    of_story = set(claims.loc[claims["event_id"].isin(told_events(story)), "source_id"])
    rows = {row["id"]: row for row in rows_of(record.sources)}
    wanted = {name: rows[name] for name in numbers}
    wanted |= {via: rows[via] for row in [*wanted.values()] if (via := row["cited_via"])}
    ordered = sorted(wanted.values(), key=lambda row: (row["publisher"].casefold(), row["title"]))
    return [
        {
            "source": row,
            "via": rows.get(row["cited_via"]),
            "claims": int(numbers.get(row["id"], 0)),
            "is_told": row["id"] in of_story,
        }
        for row in ordered
    ]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of *text*, which an empty line parts."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def about(selection: Selection, events: pd.DataFrame) -> dict[str, Any]:
    """Return what the file says of itself: version, citation, credit and what was selected."""
    return {
        "version": data_version(),
        "citation": " ".join(formatted([view_item(selection.view)])),
        "credit": credit(),
        "query": permalink(selection.view),
        "selected": view_in_words(selection.view),
        "number": len(events),
        "total": len(selection.record.events),
    }
