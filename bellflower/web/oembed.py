"""The oEmbed endpoint (oembed.com): how a page or a view of the record is shown in another site."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bellflower.i18n import SOURCE_LANGUAGE, speaking
from bellflower.publish.embedding import KINDS, PARAMETER, oembed
from bellflower.publish.export.nested import json_text
from bellflower.query.permalink import View, from_params, params_of
from bellflower.query.strict_parameters import QueryProblem, bounded
from bellflower.record.dataset import Dataset, shipped_record
from bellflower.teaching.stories.known_values import known_values
from bellflower.web.embed import OPEN, opened, title_of
from bellflower.web.head_tags import PAGES
from bellflower.web.record_pages import base_address
from bellflower.web.request_limits import ANYWHERE, limited, refuse

_MAX_AGE = 86_400


def asked_view(record: Dataset, url: str, base: str) -> tuple[View, str] | None:
    """Return the view at *url*, an address below *base*, and the kind in which it is shown.

    ``None`` if nothing that can be embedded has this address.
    """
    parts, known = urlsplit(url), known_values(record)
    plain = f"{parts.scheme}://{parts.netloc}{parts.path}"
    if not base or not f"{plain.rstrip('/')}/".startswith(base):
        return None
    path = plain.removeprefix(base).rstrip("/") if plain.startswith(base) else ""
    kind, _, identifier = path.partition("/")
    params = params_of(parts.query)
    if kind in OPEN and known.has(kind, identifier):
        params |= {kind: [identifier]}
    elif path not in PAGES:
        return None
    view, _notes = from_params(params, known)
    asked = params.get(PARAMETER, [""])[-1]
    usual = "card" if opened(view)[0] else "instrument"
    return view, asked if asked in KINDS else usual


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and 0 < len(text) < 6 else None


@limited
def _serve(request: Request) -> Response:
    asked = request.query_params
    bounded(request.url.query)
    if asked.get("format", "json") != "json":
        return refuse(501, (QueryProblem("format", asked["format"][:20], "is not written", ("json",)),))
    record, base, url = shipped_record(), base_address(request), asked.get("url", "")
    found = asked_view(record, url, base)
    if found is None:
        reason = "is not the address of a page of this site that can be embedded"
        return refuse(404, (QueryProblem("url", url[:120], reason),))
    view, kind = found
    with speaking(view.language or SOURCE_LANGUAGE):
        title = title_of(record, view, kind)
    most = _number(asked.get("maxwidth", "")), _number(asked.get("maxheight", ""))
    content = json_text(oembed(view, base, kind, title, most))
    headers = {"Cache-Control": f"public, max-age={_MAX_AGE}", **ANYWHERE}
    return Response(content, headers=headers, media_type="application/json")


OEMBED_ROUTES = [Route("/oembed.json", _serve, methods=["GET"])]
