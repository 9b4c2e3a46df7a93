"""The address of the Atom feed, also of a selection: ``/feed.atom?province=KP-10``."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bellflower.analysis.selection import select
from bellflower.publish.feed import feed
from bellflower.query.permalink import View, permalink
from bellflower.query.strict_parameters import read_query_text
from bellflower.record.dataset import shipped_record
from bellflower.record.memo import remembered
from bellflower.teaching.stories.known_values import known_values
from bellflower.web.record_pages import Page, base_address, respond
from bellflower.web.request_limits import ANYWHERE, limited

_MOST_FEEDS = 100


@limited
def _serve(request: Request) -> Response:
    record = shipped_record()
    asked = read_query_text(request.url.query, known_values(record))
    view = View(asked.wanted, near=asked.near, radius_km=asked.radius_km)
    base = base_address(request)

    def make() -> Page:
        query = permalink(view).removeprefix("?")
        parts = [part for part in query.split("&") if part and not part.startswith("v=")]
        content = feed(select(record, view), base, "&".join(parts))
        return Page(content, f'W/"{hashlib.sha256(content).hexdigest()[:32]}"')

    found = remembered(record, (view, base), make, kind="feed", most=_MOST_FEEDS)
    response = respond(request, found, "application/atom+xml")
    response.headers.update(ANYWHERE)
    return response


FEED_ROUTES = [Route("/feed.atom", _serve, methods=["GET"])]
