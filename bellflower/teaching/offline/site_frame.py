"""The frame of a page of the static site: head with its policy, way home, foot."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import _, current_language
from bellflower.publish.citation.views import credit
from bellflower.record.schema import data_version
from bellflower.teaching.offline.classroom import card_rules
from bellflower.teaching.offline.security_policy import inline, policy, style_attributes
from bellflower.view import cards

_STYLE = BROWSER / "site.css"
_DESK_STYLE = BROWSER / "desk.css"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site to take away: its path from the start page, what it is, and its size."""

    path: str
    title: str
    size: str


@cache
def _style() -> str:
    rules = [*card_rules(), *card_rules(_DESK_STYLE), _STYLE.read_text(encoding="utf-8")]
    return "\n".join(rules)


def page(name: str, path: str, base_url: str, title: str, told: str = "", **values: Any) -> str:
    """Return the page *name* of the site at *path*; *told* is its HTML, for the policy to allow."""
    style = _style()
    return cards.render(
        f"site_{name}",
        title=title,
        description=values.pop("description", ""),
        canonical=f"{base_url}{path}" if base_url else "",
        up="../" * path.count("/"),
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
