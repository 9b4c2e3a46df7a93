"""The read-only API: the record as data, selected by the parameters of the links."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bellflower.analysis.selection import select
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.publish.export.nested import json_text
from bellflower.query.permalink import View
from bellflower.query.strict_parameters import QueryProblem, read_query_text
from bellflower.record.dataset import Dataset, shipped_record
from bellflower.record.memo import remembered
from bellflower.teaching.stories.known_values import known_values
from bellflower.web.openapi import describe
from bellflower.web.request_limits import ANYWHERE, limited, refuse

ENDPOINTS: Mapping[str, str] = {  # the path below /api/, and the format in which it answers
    "events.json": "json",
    "events.csv": "csv",
    "events.geojson": "geojson",
    "sources.json": "sources-json",
    "routes.geojson": "routes-geojson",
}
_MAX_AGE = 600  # seconds for which an answer may be used without asking again
_MOST_ANSWERS = 24  # some of them are as large as the record
_READING = ("GET", "HEAD")
_ANY_METHOD = [*_READING, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class Answer(NamedTuple):
    """The content of an answer, its type, and a tag that changes with the content."""

    content: bytes
    media_type: str
    tag: str


def _answer(content: bytes, media_type: str) -> Answer:
    return Answer(content, media_type, f'W/"{hashlib.sha256(content).hexdigest()[:32]}"')


def answer(name: str, view: View, record: Dataset) -> Answer:
    """Return the answer of the endpoint *name* to *view* of *record*; the last ones are kept."""

    def make() -> Answer:
        chosen = FORMATS[ENDPOINTS[name]]
        return _answer(file_bytes(ENDPOINTS[name], select(record, view)), chosen.media_type)

    return remembered(record, (name, view), make, kind="answer", most=_MOST_ANSWERS)


def description(record: Dataset) -> Answer:
    """Return the OpenAPI description of the endpoints, with examples from *record*."""

    def make() -> Answer:
        document = describe(ENDPOINTS, record, known_values(record))
        return _answer(json_text(document).encode(), "application/json")

    return remembered(record, "OpenAPI", make)


def _only_selecting(view: View) -> View:
    """Return *view* without what does not change an answer, so that the kept ones serve more readers."""
    return View(view.wanted, near=view.near, radius_km=view.radius_km)


def _respond(request: Request, found: Answer) -> Response:
    headers = {
        "Cache-Control": f"public, max-age={_MAX_AGE}",
        "ETag": found.tag,
        **ANYWHERE,
    }
    asked = request.headers.get("if-none-match", "")
    if asked.strip() == "*" or found.tag in [tag.strip() for tag in asked.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(found.content, headers=headers, media_type=found.media_type)


def _endpoint(name: str) -> Callable[[Request], Awaitable[Response]]:
    @limited
    def serve(request: Request) -> Response:
        record = shipped_record()
        view = read_query_text(request.url.query, known_values(record))
        response = _respond(request, answer(name, _only_selecting(view), record))
        if name.endswith(".csv"):
            response.headers["Content-Disposition"] = f'attachment; filename="bellflower-{name}"'
        return response

    return serve


@limited
def _serve_description(request: Request) -> Response:
    return _respond(request, description(shipped_record()))


def _serve_nothing(request: Request) -> Response:
    if request.method not in _READING:
        reason = "is not answered: the interface is read-only"
        problem = QueryProblem("method", request.method[:20], reason, _READING)
        return refuse(405, (problem,), Allow=", ".join(_READING))
    names = (*ENDPOINTS, "openapi.json")
    path = request.path_params["path"][:60]
    return refuse(404, (QueryProblem("path", path, "is not an address of this interface", names),))


DATA_ROUTES = [
    *(Route(f"/api/{name}", _endpoint(name), methods=["GET"]) for name in ENDPOINTS),
    Route("/api/openapi.json", _serve_description, methods=["GET"]),
    Route("/api/{path:path}", _serve_nothing, methods=_ANY_METHOD),
]
