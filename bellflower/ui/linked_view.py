"""The linked view as a Streamlit component, with which stories are presented."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from bellflower import web
from bellflower.i18n import current_language
from bellflower.query import filters
from bellflower.query.filters import EventFilter
from bellflower.record.dataset import Dataset
from bellflower.record.memo import MOST, remembered
from bellflower.ui.components import component, start_path
from bellflower.view.linked_view import build_spec, build_stage

_KEY = "linked_view"
_MOST_OF_OWN = 6  # views of a reader's own record that are kept


def _build(record: Dataset, stage: dict[str, Any], facets: EventFilter) -> dict[str, Any]:
    events = filters.select_facets(record.events, facets, record.text_index)
    routes = filters.select_routes(
        record.routes, record.route_legs, record.places, facets, record.text_index
    )
    return build_spec(record, stage, events, routes)


def spec_text(spec: dict[str, Any]) -> str:
    """Return *spec* as the text in which :func:`mount` takes it.

    A text is handed on as it is, while Streamlit would write a table as JSON twice at each run.
    """
    return json.dumps(spec, separators=(",", ":"), ensure_ascii=False)


def text_of(record: Dataset, facets: EventFilter) -> str:
    """Return what the widget needs to show what *facets* select, in the language of this run.

    What is made for a language and a year fits no other. Of a reader's own record, which may be large,
    the last few are kept, as long as the session of that reader keeps the record.
    """
    key = (current_language(), date.today().year)
    most = _MOST_OF_OWN if record.own_name else MOST
    kept = partial(remembered, record, kind="linked view", most=most)
    stage = partial(kept, ("stage", key), lambda: build_stage(record))
    return kept(("spec", key, facets), lambda: spec_text(_build(record, stage(), facets)))


def asset_urls() -> dict[str, str]:
    """Return the paths of the drawing library and of the ground of the map on this server."""
    return {name: start_path() + path for name, path in web.asset_urls().items()}


def mount(
    spec: str,
    state: dict[str, Any],
    on_settled: Callable[[], None] = lambda: None,
    key: str = _KEY,
) -> None:
    """Mount the widget with *spec* (of :func:`spec_text`) and *state*.

    *on_settled* is called when the reader has settled.
    """
    data = {"urls": asset_urls(), "spec": spec, "state": state}
    component("linked_view", "linked-view-root", "linked_view/linked_view.css")(
        key=key, data=data, on_settled_change=on_settled
    )
