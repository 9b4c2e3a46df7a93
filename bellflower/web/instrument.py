"""What the instrument loads: its ground, its index of the record, its search, and cards one by one."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from bellflower.browser import FOLDER as BROWSER
from bellflower.i18n import LANGUAGES, SOURCE_LANGUAGE, current_language, speaking
from bellflower.record.dataset import Dataset, shipped_record
from bellflower.record.memo import remembered
from bellflower.teaching.offline.classroom import card_rules
from bellflower.teaching.stories.mentions import mentions_html
from bellflower.view import cards
from bellflower.view.instrument.files import embedded_script, embedded_style
from bellflower.view.instrument.index import build_index, search_texts
from bellflower.view.instrument.maps import load_ground
from bellflower.web.assets import Asset, plotly_asset

_MAX_AGE = 600  # seconds for which a card may be shown without asking again
_LONGEST = 120  # characters of an id


def _json_asset(name: str, value: object) -> Asset:
    content = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{name}-{digest}.json", "application/json", gzip.compress(content, 9, mtime=0))


@cache
def face_asset() -> Asset:
    """Return the serif of Explore and of all headings; its name carries a hash of the content."""
    content = (BROWSER / "fonts" / "serif.woff2").read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"serif-{digest}.woff2", "font/woff2", gzip.compress(content, 1, mtime=0))


def _text_asset(name: str, ending: str, media_type: str, text: str) -> Asset:
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{name}-{digest}.{ending}", media_type, gzip.compress(content, 9, mtime=0))


@cache
def embedded_assets() -> dict[str, Asset]:
    """Return the script and the style sheet of the page of an embedded view."""
    style = "\n".join([*card_rules(), embedded_style()])
    return {
        "script": _text_asset("embed", "js", "text/javascript", embedded_script()),
        "style": _text_asset("embed", "css", "text/css", style),
    }


def _assets(record: Dataset, language: str) -> Mapping[str, Asset]:
    def make() -> Mapping[str, Asset]:
        with speaking(language):
            return {
                "ground": _json_asset("maps", load_ground()),
                "index": _json_asset(f"index-{language}", build_index(record)),
                "search": _json_asset("search", search_texts(record)),
                "serif": face_asset(),
            }

    return remembered(record, ("instrument assets", language), make)


def instrument_urls(record: Dataset) -> dict[str, str]:
    """Return the paths of what the instrument loads for *record* in the present language.

    Of a reader's own record, only what all records share.
    """
    shown = shipped_record() if record.own_name else record
    paths = {name: f"assets/{asset.name}" for name, asset in _assets(shown, current_language()).items()}
    paths |= {"plotly": f"assets/{plotly_asset().name}", "cards": "cards/"}
    private = ("index", "search", "cards") if record.own_name else ()
    return {name: path for name, path in paths.items() if name not in private}


def instrument_assets() -> dict[str, Asset]:
    """Return every file of the instrument for the shipped record, by its name."""
    found = {asset.name: asset for asset in embedded_assets().values()}
    for language in LANGUAGES:
        found |= {asset.name: asset for asset in _assets(shipped_record(), language).values()}
    return found


def serve_card(request: Request) -> Response:
    """Answer with the card of an event, a place or a route as HTML; 404 in words if there is none."""
    kind, name = request.path_params["kind"], request.path_params["name"][:_LONGEST]
    asked = request.query_params.get("lang", SOURCE_LANGUAGE)
    language = asked if asked in LANGUAGES else SOURCE_LANGUAGE
    try:
        with speaking(language):
            html = cards.card(shipped_record(), kind, name, has_acts=True)
            html += mentions_html(shipped_record(), kind, name)
    except KeyError:
        return Response(f"There is no card of {kind[:20]!r} {name!r}.", 404, media_type="text/plain")
    content = html.encode()
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {
        "Cache-Control": f"public, max-age={_MAX_AGE}", "ETag": tag, "Content-Language": language,
        "X-Content-Type-Options": "nosniff",
    }  # fmt: skip
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type="text/html")
