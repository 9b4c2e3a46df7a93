"""The read-only API: the record as data, selected by the parameters of the links."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache, lru_cache
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from explorer.api.description import describe
from explorer.dataset import shipped_record
from explorer.export.formats import FORMATS, file_bytes
from explorer.export.nested import json_text
from explorer.export.selection import select
from explorer.links import Known, View
from explorer.parameters import known_values
from explorer.queries import QueryError, QueryProblem, read_query_text

ENDPOINTS: Mapping[str, str] = {  # the path below /api/, and the format in which it answers
    "events.json": "json",
    "events.csv": "csv",
    "events.geojson": "geojson",
    "sources.json": "sources-json",
    "routes.geojson": "routes-geojson",
}
_MAX_AGE = 600  # seconds for which an answer may be used without asking again
_ANYWHERE = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}


class Answer(NamedTuple):
    """The content of an answer, its type, and a tag that changes with the content."""

    content: bytes
    media_type: str
    tag: str


def _answer(content: bytes, media_type: str) -> Answer:
    return Answer(content, media_type, f'W/"{hashlib.sha256(content).hexdigest()[:32]}"')


@cache
def known() -> Known:
    """Return what can be asked of the shipped record."""
    return known_values(shipped_record())


@lru_cache(maxsize=24)
def answer(name: str, view: View) -> Answer:
    """Return the answer of the endpoint *name* to *view*; the last ones are kept."""
    chosen = FORMATS[ENDPOINTS[name]]
    selection = select(shipped_record(), view)
    return _answer(file_bytes(ENDPOINTS[name], selection), chosen.media_type)


@cache
def description() -> Answer:
    """Return the OpenAPI description of the endpoints."""
    document = describe(ENDPOINTS, shipped_record(), known())
    return _answer(json_text(document).encode(), "application/json")


def _only_selecting(view: View) -> View:
    """Return *view* without what does not change an answer, so that the kept ones serve more readers."""
    return View(view.wanted, near=view.near, radius_km=view.radius_km)


def _respond(request: Request, found: Answer) -> Response:
    headers = {
        "Cache-Control": f"public, max-age={_MAX_AGE}",
        "ETag": found.tag,
        **_ANYWHERE,
    }
    asked = request.headers.get("if-none-match", "")
    if asked.strip() == "*" or found.tag in [tag.strip() for tag in asked.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(found.content, headers=headers, media_type=found.media_type)


def _refuse(status: int, problems: tuple[QueryProblem, ...]) -> Response:
    document: dict[str, Any] = {
        "problems": [asdict(problem) | {"message": str(problem)} for problem in problems]
    }
    headers = {"Cache-Control": "no-store", **_ANYWHERE}
    return Response(
        json.dumps(document, ensure_ascii=False), status, headers, media_type="application/json"
    )


def _endpoint(name: str) -> Callable[[Request], Response]:
    def serve(request: Request) -> Response:
        try:
            view = read_query_text(request.url.query, known())
        except QueryError as error:
            return _refuse(400, error.problems)
        response = _respond(request, answer(name, _only_selecting(view)))
        if name.endswith(".csv"):
            response.headers["Content-Disposition"] = f'attachment; filename="bellflower-{name}"'
        return response

    return serve


def _serve_description(request: Request) -> Response:
    return _respond(request, description())


def _serve_nothing(request: Request) -> Response:
    names = (*ENDPOINTS, "openapi.json")
    path = request.path_params["path"][:60]
    return _refuse(404, (QueryProblem("path", path, "is not an address of this interface", names),))


DATA_ROUTES = [
    *(Route(f"/api/{name}", _endpoint(name), methods=["GET"]) for name in ENDPOINTS),
    Route("/api/openapi.json", _serve_description, methods=["GET"]),
    Route("/api/{path:path}", _serve_nothing, methods=["GET"]),
]
