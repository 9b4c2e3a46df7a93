"""What somebody puts into a page of their own to show a view: code for a frame, a quotation, oEmbed."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from bellflower.i18n import N_
from bellflower.query.permalink import View, permalink, to_params

PARAMETER = "embed"  # of the address of the start page: which part of the view stands alone
LEAST_WIDTH, MOST_WIDTH = 320, 1200  # px between which a view fits


class Kind(NamedTuple):
    """A part of a view that can stand alone: what it is called, and its usual height in px."""

    title: str
    height: int


KINDS: Mapping[str, Kind] = {
    "map": Kind(N_("Map"), 420),
    "timeline": Kind(N_("Timeline"), 460),
    "card": Kind(N_("Card"), 520),
    "instrument": Kind(N_("Map, timeline and list"), 680),
}
_FRAME = Markup(
    '<iframe src="{src}" title="{title}" width="{width}" height="{height}" '
    'style="border:1px solid #ccc;max-width:100%" loading="lazy" allowfullscreen></iframe>'
)
_QUOTE = Markup(
    '<blockquote cite="{whole}">{picture}<p><a href="{whole}">{title}</a></p>'
    "<footer>Bellflower: {credit}</footer></blockquote>"
)
_PICTURE = Markup(
    '<p><a href="{whole}"><img src="{picture}" alt="{title}" width="1200" height="630" '
    'style="max-width:100%;height:auto"></a></p>'
)


def kinds_of(view: View) -> tuple[str, ...]:
    """Return the kinds in which *view* can be shown: a card only if something is open."""
    has_card = bool(view.event or view.place or view.route)
    return tuple(kind for kind in KINDS if kind != "card" or has_card)


def embed_address(view: View, base: str, kind: str) -> str:
    """Return the address at which *view* stands alone; *base* is that of the start page.

    >>> embed_address(View(event="pongsu-2003"), "https://a.example/", "card")
    'https://a.example/?event=pongsu-2003&embed=card'
    """
    return f"{base}?{urlencode({**to_params(view), PARAMETER: [kind]}, doseq=True)}"


def frame_code(view: View, base: str, kind: str, title: str, size: tuple[int, int] = (0, 0)) -> str:
    """Return the HTML that shows *view* in a frame; *size* is its width and height 0 for usual."""
    width, height = size
    return str(
        _FRAME.format(
            src=embed_address(view, base, kind),
            title=f"Bellflower: {title}",
            width=width or "100%",
            height=height or KINDS[kind].height,
        )
    )


def quotation(view: View, base: str, title: str, credit: str) -> str:
    """Return HTML without a frame or script: a picture of the event, if one is open, and a link."""
    whole = permalink(view, base)
    picture = Markup("")
    if view.event:
        picture = _PICTURE.format(
            whole=whole, picture=f"{base}preview/event/{view.event}.png", title=title
        )
    return str(_QUOTE.format(whole=whole, picture=picture, title=title, credit=credit))


def oembed(
    view: View, base: str, kind: str, title: str, most: tuple[int | None, int | None] = (None, None)
) -> dict[str, Any]:
    """Return the answer of type "rich" (oembed.com) for *view*; *most* are the bounds asked for."""
    width = min(MOST_WIDTH, max(LEAST_WIDTH, most[0] or 800))
    height = min(KINDS[kind].height, most[1] or KINDS[kind].height)
    told: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Bellflower",
        "provider_url": base,
        "cache_age": 86400,
        "html": frame_code(view, base, kind, title, (width, height)),
        "width": width,
        "height": height,
    }
    if view.event:
        picture = f"{base}preview/event/{view.event}.png"
        told |= {"thumbnail_url": picture, "thumbnail_width": 1200, "thumbnail_height": 630}
    return told
