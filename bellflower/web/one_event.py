"""One event as data, by its id; of a withdrawn one, where it went."""

from starlette.responses import Response

from bellflower.analysis.selection import narrowed, select
from bellflower.publish.export.nested import JsonObject, events_document, json_text
from bellflower.query.permalink import View
from bellflower.query.strict_parameters import QueryProblem
from bellflower.record.dataset import Dataset
from bellflower.record.lookup import lookup
from bellflower.web.request_limits import ANYWHERE, refuse


def event_document(record: Dataset, event_id: str) -> JsonObject:
    """Return the published event *event_id* with its places, claims, sources and disputes."""
    view = View(event=event_id)
    return events_document(narrowed(select(record, view), event_id))


def gone(record: Dataset, event_id: str) -> JsonObject | None:
    """Return why the event *event_id* was withdrawn, and where it went; ``None`` if it was not."""
    for event in lookup(record).withdrawn.of(event_id):
        return {
            "id": event_id,
            "status": "withdrawn",
            "title": event["title"],
            "reason": event["note"],
            "replaced_by": event["replaced_by"] or None,
        }
    return None


def event_refusal(record: Dataset, event_id: str) -> Response:
    """Return 410 with the reason for a withdrawn event, 404 for an id that no event ever had."""
    told = gone(record, event_id)
    if told is None:
        problem = QueryProblem(
            "id", event_id[:60], "is not the id of an event", examples=("pongsu-2003",)
        )
        return refuse(404, (problem,))
    headers = {"Cache-Control": "public, max-age=600", **ANYWHERE}
    if told["replaced_by"]:
        headers["Link"] = f'<{told["replaced_by"]}.json>; rel="successor-version"'
    return Response(json_text(told), 410, headers, media_type="application/json")
