"""The read-only API: the record as data, selected by the parameters of the links."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bellflower.analysis.selection import narrowed, select
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.publish.export.nested import json_text
from bellflower.query.permalink import View, params_of
from bellflower.query.strict_parameters import QueryError, QueryProblem, bounded, read_query
from bellflower.record.dataset import Dataset, shipped_record
from bellflower.record.memo import remembered
from bellflower.teaching.stories.known_values import known_values
from bellflower.web.one_event import event_document, event_refusal, gone
from bellflower.web.openapi import describe
from bellflower.web.paging import PAGED, Page, page_links, part_of, read_page
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
    """The content of an answer, its type, a tag that changes with it, and the number of all events."""

    content: bytes
    media_type: str
    tag: str
    total: int = 0


def _answer(content: bytes, media_type: str, total: int = 0) -> Answer:
    return Answer(content, media_type, f'W/"{hashlib.sha256(content).hexdigest()[:32]}"', total)


def _with_fields(content: bytes, fields: tuple[str, ...]) -> bytes:
    """Return the events of a document with *fields* only; without claims, no sources and disputes."""
    document = json.loads(content)
    document["events"] = [{name: event[name] for name in fields} for event in document["events"]]
    if "claims" not in fields:
        del document["sources"], document["disputes"]
    return json_text(document).encode()


def answer(name: str, view: View, record: Dataset, page: Page | None = None) -> Answer:
    """Return the answer of the endpoint *name* to *view* of *record*; the last ones are kept."""
    page = page or Page()

    def make() -> Answer:
        chosen = FORMATS[ENDPOINTS[name]]
        selection = select(record, view)
        if view.event:
            selection = narrowed(selection, view.event)
        content = file_bytes(ENDPOINTS[name], part_of(selection, page))
        if page.fields:
            content = _with_fields(content, page.fields)
        return _answer(content, chosen.media_type, len(selection.events))

    return remembered(record, (name, view, page), make, kind="answer", most=_MOST_ANSWERS)


def description(record: Dataset) -> Answer:
    """Return the OpenAPI description of the endpoints, with examples from *record*."""

    def make() -> Answer:
        document = describe(ENDPOINTS, record, known_values(record))
        return _answer(json_text(document).encode(), "application/json")

    return remembered(record, "OpenAPI", make)


def _only_selecting(view: View) -> View:
    """Return *view* without what does not change an answer, so that the kept ones serve more readers."""
    return View(
        view.wanted, event=view.event, near=view.near, radius_km=view.radius_km, picked=view.picked
    )


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


def _refuse_events(name: str, view: View, record: Dataset) -> None:
    """Raise :class:`QueryError` if the endpoint *name* cannot obey ``event=`` or ``pick=`` of *view*."""
    named = {"event": view.event, "pick": next(iter(view.picked), "")}
    if ENDPOINTS[name] == "routes-geojson":
        reason = "is not obeyed at this address: a route belongs to no event"
        problems = [QueryProblem(asked, one, reason) for asked, one in named.items() if one]
    elif view.event and gone(record, view.event):
        reason = f"was withdrawn; /api/events/{view.event}.json says why, and where it went"
        problems = [QueryProblem("event", view.event, reason)]
    else:
        return
    if problems:
        raise QueryError(problems)


def _endpoint(name: str) -> Callable[[Request], Awaitable[Response]]:
    @limited
    def serve(request: Request) -> Response:
        record = shipped_record()
        params = params_of(bounded(request.url.query))
        page, others = read_page(ENDPOINTS[name], params)
        view = read_query(others, known_values(record))
        _refuse_events(name, view, record)
        found = answer(name, _only_selecting(view), record, page)
        response = _respond(request, found)
        if ENDPOINTS[name] in PAGED:
            response.headers["X-Total-Count"] = str(found.total)
            response.headers["Access-Control-Expose-Headers"] = "Link, X-Total-Count, ETag"
            if links := page_links(params, page, found.total):
                response.headers["Link"] = links
        if name.endswith(".csv"):
            response.headers["Content-Disposition"] = f'attachment; filename="bellflower-{name}"'
        return response

    return serve


@limited
def _serve_event(request: Request) -> Response:
    record, event_id = shipped_record(), request.path_params["id"]
    if request.url.query:
        reason = "is not obeyed at this address"
        raise QueryError([QueryProblem("query", request.url.query[:60], reason)])
    if event_id not in known_values(record).values["event"] or gone(record, event_id):
        return event_refusal(record, event_id)

    def make() -> Answer:
        return _answer(json_text(event_document(record, event_id)).encode(), "application/json", 1)

    return _respond(request, remembered(record, event_id, make, kind="one event"))


@limited
def _serve_description(request: Request) -> Response:
    return _respond(request, description(shipped_record()))


def _serve_nothing(request: Request) -> Response:
    if request.method not in _READING:
        reason = "is not answered: the interface is read-only"
        problem = QueryProblem("method", request.method[:20], reason, _READING)
        return refuse(405, (problem,), Allow=", ".join(_READING))
    names = (*ENDPOINTS, "events/ID.json", "openapi.json")
    path = request.path_params["path"][:60]
    return refuse(404, (QueryProblem("path", path, "is not an address of this interface", names),))


DATA_ROUTES = [
    *(Route(f"/api/{name}", _endpoint(name), methods=["GET"]) for name in ENDPOINTS),
    Route("/api/events/{id}.json", _serve_event, methods=["GET"]),
    Route("/api/openapi.json", _serve_description, methods=["GET"]),
    Route("/api/{path:path}", _serve_nothing, methods=_ANY_METHOD),
]
