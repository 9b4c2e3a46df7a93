"""The frame of a page of the static site and of the record's own pages in the app."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import LANGUAGES, SOURCE_LANGUAGE, _, current_language
from bellflower.publish.citation.views import credit
from bellflower.record.schema import data_version
from bellflower.teaching.offline.classroom import card_rules
from bellflower.teaching.offline.security_policy import inline, json_text, policy, style_attributes
from bellflower.view import cards

_STYLE = BROWSER / "site.css"
_DESK_STYLE = BROWSER / "desk.css"
_ICON = BROWSER / "icon.svg"
_SITE = {
    "start": "index.html",
    "explore": "explorer.html",
    "events": "events/index.html",
    "disputes": "disputes.html",
    "sources": "sources.html",
    "new": "new.html",
}
_APP = {
    "start": "",
    "explore": "explore",
    "events": "events",
    "disputes": "disputes",
    "sources": "sources",
    "new": "new",
}


@dataclass(frozen=True, slots=True)
class Home:
    """Where pages stand: in the static site, or in the app, which has the same paths without an ending.

    ``base_url`` is the address of the start page with a slash at its end; empty if it is not known.
    """

    base_url: str = ""
    is_app: bool = False

    @property
    def ways(self) -> dict[str, str]:
        """The paths of the pages that every page leads to, by name."""
        if not self.is_app or current_language() == SOURCE_LANGUAGE:
            return _APP if self.is_app else _SITE
        return {name: f"{path}?lang={current_language()}" for name, path in _APP.items()}

    @property
    def query(self) -> str:
        """What a path needs after it so that the language stays."""
        is_other = self.is_app and current_language() != SOURCE_LANGUAGE
        return f"?lang={current_language()}" if is_other else ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The kinds of rows, besides published events, that an interactive page shows."""
        return ("place", "route", "source", "dispute") if self.is_app else ()

    def path(self, kind: str, identifier: str) -> str:
        """Return the path of the page of a row, from the start page."""
        return f"{kind}/{quote(identifier)}{'' if self.is_app else '.html'}"

    def shown_at(self, kind: str, identifier: str) -> str:
        """Return the path of the page on which a reader can explore around a row."""
        if not self.is_app:
            return f"explorer.html#{kind}-{quote(identifier)}"
        name = {"source": "sources", "dispute": "disputes"}.get(kind, "")
        return f"{name}?{kind}={quote(identifier)}{self.query.replace('?', '&')}"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site to take away: its path from the start page, what it is, and its size."""

    path: str
    title: str
    size: str
    media_type: str = ""


@cache
def _style() -> str:
    rules = [*card_rules(), *card_rules(_DESK_STYLE), _STYLE.read_text(encoding="utf-8")]
    return "\n".join(rules)


@cache
def icon() -> str:
    """Return the icon of the pages as an address that holds it."""
    return "data:image/svg+xml," + quote(_ICON.read_text(encoding="utf-8"))


def _oembed(home: Home, path: str) -> str:
    """Return where a site that embeds the page at *path* asks how; empty if nobody answers that."""
    can_embed = path.startswith(("event/", "place/", "route/"))
    if not (home.is_app and home.base_url and can_embed):
        return ""
    return f"{home.base_url}oembed.json?url={quote(home.base_url + path, safe='')}"


def page(name: str, path: str, base_url: str, title: str, told: str = "", **values: Any) -> str:
    """Return the page *name* of the site at *path*; *told* is its HTML, for the policy to allow.

    Among the *values*, ``home`` says where the page stands (by default, in the static site),
    ``linked_data`` what it tells search engines, ``picture`` the path of its preview.
    """
    style = _style()
    home: Home = values.pop("home", None) or Home(base_url)
    data = values.pop("linked_data", None)
    picture = values.pop("picture", "")
    return cards.render(
        f"site_{name}",
        title=title,
        description=values.pop("description", ""),
        canonical=f"{base_url}{path}" if base_url and path else "",
        oembed=_oembed(home, path),
        up=values.pop("up", "../" * path.count("/")),
        home=home,
        ways=home.ways,
        icon=icon(),
        is_article=values.pop("is_article", False),
        picture=f"{base_url}{picture}" if picture and base_url else "",
        languages=LANGUAGES if home.is_app and path else (),
        linked_data=json_text(data) if data else Markup(""),
        policy=policy([], [style], style_attributes(told)),
        style=inline(style),
        language=current_language(),
        version=data_version(),
        credit=credit(),
        **values,
    ).lstrip()


def size_in_words(number: int) -> str:
    """Return a number of bytes as readers know it.

    >>> size_in_words(900), size_in_words(23_400), size_in_words(1_260_000)
    ('1 kB', '23 kB', '1.3 MB')
    """
    if number >= 1_000_000:
        return _("{number} MB").format(number=f"{number / 1e6:.1f}")
    return _("{number} kB").format(number=max(1, round(number / 1000)))
