"""The pages of the static site besides Explore: start, events, disputes and sources, as HTML."""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from bellflower.analysis.answers import events_behind
from bellflower.analysis.selection import select
from bellflower.analysis.sources import events_of
from bellflower.i18n import _
from bellflower.publish.news_page import news_html
from bellflower.query.permalink import View
from bellflower.record.dataset import Dataset
from bellflower.record.tables import rows_of
from bellflower.teaching.offline.linked_data import dataset
from bellflower.teaching.offline.record_pages import addresses, record_page
from bellflower.teaching.offline.site_frame import File, Home, page
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
    title = _("North Korea’s drug history, as its sources tell it")
    return page(
        "index",
        "index.html",
        base_url,
        title,
        description=_("A curated record of what sources say, event by event, on a timeline and a map."),
        linked_data=dataset(base_url, {file.path: file.media_type for file in data}),
        numbers=numbers,
        stories=stories,
        data=data,
        whole=whole,
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
        "events",
        path,
        base_url,
        _("Events"),
        description=_("All events of North Korea’s drug history by era, each with a page that stays."),
        parts=parts,
        withdrawn=withdrawn,
        total=len(record.events),
    )


def record_pages_of(record: Dataset, base_url: str) -> Iterator[tuple[str, str]]:
    """Yield path and page of every row that has one: events, published or withdrawn, and all others."""
    home = Home(base_url)
    for kind, identifier in addresses(record):
        yield home.path(kind, identifier), record_page(record, kind, identifier, home)


def missing_page(home: Home, up: str) -> str:
    """Return the page for an address that no page has; *up* leads from there to the start page."""
    return page("missing", "", home.base_url, _("This page does not exist"), home=home, up=up)


def new_page(record: Dataset, base_url: str) -> str:
    """Return what each version of the data corrected, changed, withdrew and added."""
    home = Home(base_url)
    html = news_html(select(record, View()), lambda event: home.path("event", event), "feed.atom")
    told = Markup(html)  # noqa: S704  # a template that escapes
    description = _("Versions of the data, and what each corrected, changed, withdrew and added.")
    return page("new", "new.html", base_url, _("What is new"), html, description=description, news=told)


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
    description = _(
        "Questions on which sources of North Korea’s drug history disagree, with every answer."
    )
    return page(
        "disputes",
        "disputes.html",
        base_url,
        _("Disputes"),
        html,
        description=description,
        disputes=told,
    )


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
    description = _("Every source of the record, how reliable it is, and the events that rest on it.")
    return page("sources", "sources.html", base_url, _("Sources"), description=description, sources=told)
