"""The pages of the rows of the record as HTML that needs no script, and what search engines ask for."""

import hashlib
import os
import re
from typing import NamedTuple

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bellflower.i18n import LANGUAGES, SOURCE_LANGUAGE, speaking
from bellflower.publish.preview import event_picture
from bellflower.record.dataset import Dataset, shipped_record
from bellflower.record.lookup import lookup
from bellflower.record.memo import remembered
from bellflower.record.problems import DataError
from bellflower.teaching.offline.record_pages import KINDS, addresses, ids_of, record_page
from bellflower.teaching.offline.site_files import robots_text, sitemap_text
from bellflower.teaching.offline.site_frame import Home
from bellflower.teaching.offline.site_pages import missing_page
from bellflower.web.request_limits import limited

ADDRESS = "BELLFLOWER_ADDRESS"  # of the start page for all the world, such as https://school.example/
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/([\w.~-]+/)*")
_MAX_AGE = 600
_KEPT = {"Cache-Control": f"public, max-age={_MAX_AGE}"}
_MOST_PICTURES = 200  # of 50 kB each
_PAGES = (
    "",
    "events",
    "provinces",
    "people",
    "routes",
    "seizures",
    "disputes",
    "sources",
    "teach",
    "about",
    "new",
)  # in the sitemap


class Page(NamedTuple):
    """An HTML page as bytes, and a tag that changes with it."""

    content: bytes
    tag: str


def base_address(request: Request) -> str:
    """Return the address of the start page, with a slash at its end; empty if it cannot be known.

    It is that of the environment, or the one by which the server was asked.
    """
    address = os.environ.get(ADDRESS, "").rstrip("/") or str(request.base_url).rstrip("/")
    return f"{address}/" if _ORIGIN.fullmatch(f"{address}/") else ""


def language_of(request: Request) -> str:
    """Return the language that the address asks for; English without one that there is."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else SOURCE_LANGUAGE


def _page(text: str) -> Page:
    content = text.encode()
    return Page(content, f'W/"{hashlib.sha256(content).hexdigest()[:32]}"')


def page_of(record: Dataset, kind: str, identifier: str, base: str, language: str) -> Page | None:
    """Return the page of a row in *language*, ``None`` if there is no such row; the last are kept."""
    if identifier not in remembered(record, ("ids", kind), lambda: frozenset(ids_of(record, kind))):
        return None

    def make() -> Page:
        with speaking(language):
            return _page(record_page(record, kind, identifier, Home(base, is_app=True)))

    return remembered(record, (kind, identifier, base, language), make, kind="record page")


def respond(request: Request, found: Page, media_type: str = "text/html") -> Response:
    """Answer with *found*, or with 304 if the reader has it."""
    headers = {**_KEPT, "ETag": found.tag}
    asked = request.headers.get("if-none-match", "")
    if found.tag in [tag.strip() for tag in asked.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(found.content, headers=headers, media_type=media_type)


def missing(base: str, up: str, language: str = SOURCE_LANGUAGE) -> Response:
    """Return the page that says that nothing has this address, with ways on; *up* leads to the start."""
    with speaking(language):
        text = missing_page(Home(base, is_app=True), up)
    return Response(text, 404, {"Cache-Control": "no-store"}, media_type="text/html")


def _answer(request: Request, kind: str) -> Response:
    identifier = request.path_params["id"].removesuffix(".html")
    base, language = base_address(request), language_of(request)
    try:
        found = page_of(shipped_record(), kind, identifier, base, language)
    except DataError:
        return Response("The record cannot be read. A page of the explorer says why.", 503)
    if found is None:
        return missing(base, "../", language)
    return respond(request, found)


def _serve(kind: str) -> Route:
    async def serve(request: Request) -> Response:
        return await to_thread.run_sync(_answer, request, kind)

    return Route(f"/{kind}/{{id}}", serve, methods=["GET"])


async def _moved(request: Request) -> Response:
    """Lead from an address of the first edition of the static site to the one that lasts."""
    identifier = request.path_params["id"].removesuffix(".html")
    return RedirectResponse(f"../event/{identifier}", 301)


def _robots(request: Request) -> Response:
    return Response(robots_text(base_address(request)), headers=_KEPT, media_type="text/plain")


def _sitemap(request: Request) -> Response:
    base, record = base_address(request), shipped_record()

    def make() -> Page:
        home = Home(base, is_app=True)
        rows = [home.path(kind, identifier) for kind, identifier in addresses(record)]
        return _page(sitemap_text(base, [*_PAGES, *rows]))

    return respond(request, remembered(record, ("sitemap", base), make), "application/xml")


def _picture(request: Request) -> Response:
    record, identifier = shipped_record(), request.path_params["id"]
    if not lookup(record).events.of(identifier):
        return Response("There is no picture of this.", 404, media_type="text/plain")

    def make() -> Page:
        with speaking(SOURCE_LANGUAGE):
            content = event_picture(record, identifier)
        return Page(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')

    found = remembered(record, identifier, make, kind="preview", most=_MOST_PICTURES)
    response = respond(request, found, "image/png")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # made to be shown elsewhere
    return response


RECORD_ROUTES = [
    Route("/preview/event/{id}.png", limited(_picture), methods=["GET"]),
    *map(_serve, KINDS),
    Route("/events/{id}", _moved, methods=["GET"]),
    Route("/robots.txt", _robots, methods=["GET"]),
    Route("/sitemap.xml", _sitemap, methods=["GET"]),
]
