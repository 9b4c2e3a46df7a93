"""What the scrub benchmark compares: the linked view, and a slider with redrawn charts.

Served by ``bench/serve.py``; the environment names the kind and the number of events.
"""

import os
from datetime import date

import streamlit as st

from bellflower.query.filters import EventFilter, Mode, in_period
from bellflower.record.dataset import Dataset
from bellflower.ui import linked_view
from bellflower.view import palette
from bellflower.view.figures.lanes import lay_out
from bellflower.view.figures.map import map_figure
from bellflower.view.figures.routes import drawn_legs
from bellflower.view.figures.timeline import timeline_figure
from bellflower.view.linked_view import build_spec, build_stage
from bench.generate import FIRST_YEAR, LAST_YEAR, generate


@st.cache_resource
def _record(number: int) -> Dataset:
    return generate(number)


@st.cache_resource
def _spec(number: int) -> str:
    record = _record(number)
    spec = build_spec(record, build_stage(record), record.events, record.routes)
    return linked_view.spec_text(spec)


def linked(number: int) -> None:
    """The linked view of the application."""
    state = {
        "from": None, "to": None, "mode": "window", "match": "possibly", "evidence": 1, "view": "nk",
        "event": "", "place": "", "route": "", "theme": "light", "revision": 1,
    }  # fmt: skip
    linked_view.mount(_spec(number), state)


def redrawn(number: int) -> None:
    """A plain Streamlit slider with a timeline and a map that are redrawn at each step."""
    record = _record(number)
    year = st.slider("Up to", FIRST_YEAR, LAST_YEAR, FIRST_YEAR)
    wanted = EventFilter(latest=date(year, 12, 31), mode=Mode.UP_TO)
    events = record.events[in_period(record.events, wanted)]
    lanes = lay_out(events, tuple(palette.MARKS), LAST_YEAR + 1)
    time = timeline_figure(lanes, record.eras, palette.LIGHT, FIRST_YEAR, LAST_YEAR + 1)
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    place = map_figure(events, record.event_places, record.places, legs, palette.LIGHT)
    for name, figure in (("timeline", time), ("map", place)):
        figure.update_layout(title_text=str(year))
        st.plotly_chart(figure, key=name, theme=None)


if __name__ == "__main__":
    st.set_page_config(layout="wide")
    kinds = {"linked": linked, "redrawn": redrawn}
    kinds[os.environ["BENCH_KIND"]](int(os.environ["BENCH_EVENTS"]))
