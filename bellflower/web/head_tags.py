"""What the first HTML page tells before any script runs: its title, address and preview."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from markupsafe import Markup

from bellflower.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, _, speaking
from bellflower.record.dataset import Dataset
from bellflower.record.lookup import lookup
from bellflower.teaching.offline.record_pages import shortened
from bellflower.text import wording

_TITLES: Mapping[str, str] = {  # of the pages, by the last part of their addresses
    "": N_("Explore"),
    "explore": N_("Explore"),
    "events": N_("Events"),
    "provinces": N_("Provinces"),
    "people": N_("People and bodies"),
    "routes": N_("Routes"),
    "seizures": N_("Seizures"),
    "disputes": N_("Disputes"),
    "sources": N_("Sources"),
    "teach": N_("Teach"),
    "own": N_("Your record"),
    "about": N_("About"),
    "new": N_("What is new"),
    "build": N_("Build a story"),
    "present": N_("Present"),
    "quiz": N_("Quiz"),
    "results": N_("Answers of the class"),
}
PAGES = frozenset(_TITLES)
_TAGS = Markup(
    '<meta name="description" content="{description}">'
    '<link rel="alternate" type="application/atom+xml" title="Bellflower" href="./feed.atom">'
    '<meta property="og:site_name" content="Bellflower">'
    '<meta property="og:type" content="website"><meta property="og:title" content="{title}">'
    '<meta property="og:description" content="{description}">'
    '<meta name="twitter:card" content="{card}">'
)
_URL = Markup('<meta property="og:url" content="{url}"><link rel="canonical" href="{url}">')
_OEMBED = Markup(
    '<link rel="alternate" type="application/json+oembed" title="{title}" '
    'href="{base}oembed.json?{url}">'
)
_PICTURE = Markup(
    '<meta property="og:image" content="{picture}"><meta property="og:image:width" content="1200">'
    '<meta property="og:image:height" content="630"><meta property="og:image:alt" content="{title}">'
)


class Head(NamedTuple):
    """The title of a page, its language, and the tags that go into its head."""

    title: str
    language: str
    tags: str


def title_of(record: Dataset | None, page: str, **opened: str) -> str:
    """Return the title of *page*, or of the event, place or route that is *opened* on it by its id."""
    rows = lookup(record) if record else None
    tables = {"event": rows.events, "place": rows.places, "route": rows.routes} if rows else {}
    for kind, table in tables.items():
        if found := table.of(opened.get(kind, "")):
            name = found[0].get("title") or wording.place_name(found[0]["name"], found[0]["name_ko"])
            return f"{name} – Bellflower"
    if page and page in PAGES:
        return f"{_(_TITLES[page])} – Bellflower"
    whole = _("North Korea’s drug history, as its sources tell it")
    return f"Bellflower – {whole}"


def head_of(record: Dataset | None, page: str, query: str, base: str) -> Head:
    """Return the head of *page*, the last part of an address below *base*, with a *query*.

    A link to an event is told as that event: its page is the canonical address. Without a *record*,
    or if the query names no published event, it is told as the page.
    """
    asked = parse_qs(query)
    language = asked.get("lang", [""])[-1]
    language = language if language in LANGUAGES else SOURCE_LANGUAGE
    found = lookup(record).events.of(asked.get("event", [""])[-1]) if record else []
    with speaking(language):
        opened = {kind: asked.get(kind, [""])[-1] for kind in ("event", "place", "route")}
        title = title_of(record, page, **opened)
        description = _("A curated record of what sources say, event by event, on a timeline and a map.")
    path, picture = page if page != "explore" else "", ""
    if found:
        event = found[0]
        description = shortened(event["summary"])
        path, picture = f"event/{event['id']}", f"{base}preview/event/{event['id']}.png" if base else ""
    card = "summary_large_image" if picture else "summary"
    tags = _TAGS.format(title=title, description=description, card=card)
    if base:
        tags += _URL.format(url=f"{base}{path}")
        whole = f"{base}{page}?{query}" if query else f"{base}{page}"
        tags += _OEMBED.format(title=title, base=base, url=urlencode({"url": whole}))
    if picture:
        tags += _PICTURE.format(picture=picture, title=title)
    return Head(title, language, str(tags))
