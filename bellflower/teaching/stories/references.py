"""The sources of a story, numbered: short to stand below a map, in full to be looked up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from bellflower.publish.citation.formats import formatted
from bellflower.publish.citation.items import Item, source_items
from bellflower.record.dataset import Dataset
from bellflower.record.dates import nominal_year
from bellflower.record.evidence import RANKS
from bellflower.record.tables import rows_of
from bellflower.teaching.stories.library import Chapter, Story

_VIA = ", via "
_HOST = re.compile(r"https?://([^/?#\s\"'<>]+)")
_TYPED = 100  # characters of an address that somebody may still type
_WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Reference:
    """A source with its ``number`` in the story; ``url`` is empty if it must not be linked.

    ``full`` is the citation without the address.
    """

    number: int
    source_id: str
    short: str
    full: str
    url: str

    @property
    def host(self) -> str:
        """The site of the address, empty if there is none."""
        found = _HOST.match(self.url)
        return found[1].removeprefix("www.") if found else ""

    @property
    def shown_url(self) -> str:
        """The address as it can be typed; only the site if it is too long for that."""
        return self.url if len(self.url) <= _TYPED else self.host


def claims_of(record: Dataset, chapter: Chapter) -> pd.DataFrame:
    """Return the claims that *chapter* rests on: those about its events, and those it names."""
    claims = record.claims
    return claims[claims["event_id"].isin(chapter.events) | claims["id"].isin(chapter.claims)]


def source_ids(record: Dataset, chapter: Chapter) -> list[str]:
    """Return the sources of the claims of *chapter*, those named and the strongest first, each once."""
    claims = rows_of(claims_of(record, chapter))
    order = {event: number for number, event in enumerate(chapter.events)}
    claims.sort(
        key=lambda row: (
            row["id"] not in chapter.claims,
            order.get(row["event_id"], len(order)),
            row["stance"] != "supports",
            -RANKS[row["evidence"]],
            row["id"],
        )
    )
    return list(dict.fromkeys(row["source_id"] for row in claims))


def _short(source: Mapping[str, str]) -> str:
    publisher = source["publisher"].partition(_VIA)[0] or source["author"]
    year = nominal_year(source["date"])
    return f"{publisher} {year}" if year else publisher


def story_references(record: Dataset, story: Story, more: Iterable[str] = ()) -> dict[str, Reference]:
    """Return the sources of *story* by id, numbered in the order in which its chapters need them.

    *more* are ids of further sources, such as those of routes on the map, which come last.
    """
    ids = [source for chapter in story.chapters for source in source_ids(record, chapter)]
    ordered = list(dict.fromkeys([*ids, *more]))
    rows = {row["id"]: row for row in rows_of(record.sources)}
    items = [_without_url(item) for item in source_items(record, ordered)]
    texts = formatted(items)
    return {
        source: Reference(number, source, _short(rows[source]), text, _link(rows[source]))
        for number, (source, text) in enumerate(zip(ordered, texts, strict=True), 1)
    }


def _without_url(item: Item) -> Item:
    return {name: value for name, value in item.items() if name != "URL"}


def _link(source: Mapping[str, str]) -> str:
    is_linked = source["link"] == "yes" and source["url"].startswith(_WEB)
    return source["url"] if is_linked else ""
