"""The pages of the static site besides Explore: start, events, disputes and sources, as HTML."""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from bellflower.analysis.answers import events_behind
from bellflower.analysis.sources import events_of
from bellflower.i18n import _
from bellflower.publish.citation.formats import formatted
from bellflower.publish.citation.views import event_item
from bellflower.record.dataset import Dataset
from bellflower.record.tables import rows_of
from bellflower.teaching.offline.site_frame import File, page
from bellflower.view import cards
from bellflower.view.answer_cards import answer_cards


def start_page(
    record: Dataset, base_url: str, stories: Sequence[Any], data: Sequence[File], whole: File
) -> str:
    """Return the start page; *stories* have ``id``, ``title``, ``audience``, ``summary``, ``files``."""
    numbers = {
        "events": len(record.events),
        "sources": len(record.sources),
        "disputes": len(record.disputes),
    }
    title = _("North Korea’s drug history")
    return page(
        "index", "index.html", base_url, title, numbers=numbers, stories=stories, data=data, whole=whole
    )


def events_page(record: Dataset, base_url: str) -> str:
    """Return the list of all events by the era in which they may begin, undated ones last."""
    parts: list[dict[str, Any]] = []
    eras = rows_of(record.eras)
    for number, era in enumerate(eras):
        begins = record.events["earliest"]
        keep = begins.notna() & ((begins >= era["earliest"]) if number else True)
        if number + 1 < len(eras):
            keep &= begins < eras[number + 1]["earliest"]
        found = rows_of(record.events[keep])
        parts.append({"id": era["id"], "title": _(era["title"]), "events": found})
    undated = rows_of(record.events[record.events["earliest"].isna()])
    if undated:
        parts.append({"id": "undated", "title": _("Without a date"), "events": undated})
    path = "events/index.html"
    withdrawn = rows_of(record.withdrawn)
    return page(
        "events", path, base_url, _("Events"), parts=parts, withdrawn=withdrawn, total=len(record.events)
    )


def _disputes_of(record: Dataset, event_id: str) -> list[dict[str, Any]]:
    claims = record.claims
    asked = frozenset(claims.loc[claims["event_id"] == event_id, "dispute_id"])
    return [row for row in rows_of(record.disputes) if row["id"] in asked]


def event_pages(record: Dataset, base_url: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the page of each event, published or withdrawn."""
    published = rows_of(record.events)
    neighbors = [None, *published, None]
    beside = {
        row["id"]: (before, after) for row, before, after in zip(published, neighbors, neighbors[2:])
    }
    for row in [*published, *rows_of(record.withdrawn)]:
        card = cards.event_card(record, row["id"])
        path = f"events/{row['id']}.html"
        before, after = beside.get(row["id"], (None, None))
        item = event_item(record, row["id"])
        yield (
            path,
            page(
                "event",
                path,
                base_url,
                row["title"],
                card,
                description=row["summary"] if row["status"] == "published" else "",
                id=row["id"],
                card=Markup(card),  # noqa: S704  # a template that escapes
                before=before,
                after=after,
                is_published=row["id"] in beside,
                disputes=_disputes_of(record, row["id"]),
                citation=" ".join(formatted([item])),
            ),
        )


def disputes_page(record: Dataset, base_url: str) -> str:
    """Return all disputes with their competing answers."""
    told = [
        row
        | {
            "card": Markup(answer_cards(record, row["id"])),  # noqa: S704  # a template that escapes
            "events": rows_of(events_behind(record, row["id"])),
        }
        for row in rows_of(record.disputes)
    ]
    html = "".join(each["card"] for each in told)
    return page("disputes", "disputes.html", base_url, _("Disputes"), html, disputes=told)


def sources_page(record: Dataset, base_url: str) -> str:
    """Return all sources by publisher, each with the events that rest on it."""
    rows = {row["id"]: row for row in rows_of(record.sources)}
    told = [
        {
            "source": row,
            "via": rows.get(row["cited_via"]),
            "events": rows_of(events_of(record, row["id"])),
        }
        for row in sorted(rows.values(), key=lambda row: (row["publisher"].casefold(), row["title"]))
    ]
    return page("sources", "sources.html", base_url, _("Sources"), sources=told)
