"""What the linked view is given: figures to draw, and columns to count in the browser."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from bellflower.browser.bundle import scripts_in
from bellflower.i18n import _, current_language
from bellflower.record.dataset import Dataset, standing_for
from bellflower.record.decimal_years import decimal_years, rounded
from bellflower.record.evidence import RANK_LABELS
from bellflower.record.schema import closed_values
from bellflower.record.tables import rows_of
from bellflower.text import date_words, wording
from bellflower.view import palette
from bellflower.view.figures.basemap import VIEWS
from bellflower.view.figures.density import density_figure
from bellflower.view.figures.lanes import Lanes, lay_out
from bellflower.view.figures.map import count_places, place_trace
from bellflower.view.figures.routes import drawn_legs, route_traces
from bellflower.view.figures.timeline import timeline_json
from bellflower.view.ground import LABELS_OF_LAND, plain
from bellflower.view.script_texts import script_texts

WHOLE_COUNTRY = "north-korea"
_WRITTEN = 2026  # the year in which this was written: a clock that tells an earlier one is wrong
MOST_ROWS = 140  # of all lanes together; above that no screen is high enough to read single events


def year_bounds(eras: pd.DataFrame) -> tuple[int, int]:
    """Return the first year of the record and the one after its last, the present if an era goes on."""
    ends = eras.loc[~eras["is_open_end"], "latest"].dt.year
    present = [date.today().year, _WRITTEN] if eras["is_open_end"].any() else []
    return int(eras["earliest"].dt.year.min()), int(max([*present, *ends])) + 1


def _positions(lists: pd.Series, order: dict[str, int]) -> list[list[int]]:
    return [[order[value] for value in values if value in order] for values in lists]


def _date_words(dates: pd.Series) -> list[str]:
    """Return *dates* in words, each different one put into words once."""
    words = {text: date_words.format_date(text) for text in set(dates)}
    return [words[text] for text in dates.tolist()]


def _event_columns(
    events: pd.DataFrame, lanes: Lanes, places: dict[str, int], provinces: dict[str, int]
) -> dict[str, Any]:
    bars = {bar.id: bar for bar in lanes.bars}
    drawn = [bars.get(event) for event in events["id"].tolist()]
    categories = {name: number for number, name in enumerate(palette.MARKS)}
    return {
        "id": events["id"].tolist(),
        "title": events["title"].tolist(),
        "date": _date_words(events["date"]),
        "start": rounded(decimal_years(events["earliest"])),
        "end": rounded(decimal_years(events["latest"], shift=1)),
        "coreStart": rounded(decimal_years(events["core_start"])),
        "coreEnd": rounded(decimal_years(events["core_end"], shift=1)),
        "isOpen": (events["is_open_start"] | events["is_open_end"]).astype(int).tolist(),
        "rank": events["evidence_rank"].tolist(),
        "category": [categories[name] for name in events["category"].tolist()],
        "places": _positions(events["place_ids"], places),
        "provinces": _positions(events["provinces"], provinces),
        "x0": [bar and bar.start for bar in drawn],
        "x1": [bar and bar.end for bar in drawn],
        "y": [bar and bar.y for bar in drawn],
    }


def _place_columns(places: pd.DataFrame, counts: dict[str, int]) -> list[dict[str, Any]]:
    names = places[["id", "name", "name_ko", "kind"]].itertuples(index=False, name=None)
    is_korean = current_language() == "ko"
    return [
        {
            "id": place,
            "name": wording.place_word(name, korean),
            "also": name if is_korean and korean else korean,
            "kind": kind,
            "located": located,
            "count": counts[place],
        }
        for (place, name, korean, kind), located in zip(names, places["latitude"].notna().tolist())
    ]


def _province_columns(record: Dataset) -> list[dict[str, Any]]:
    """Return each province, the place that stands for it, and whether the record has events there."""
    known = frozenset(record.events["provinces"].explode().dropna())
    units = {code: place for place, code in standing_for(record.places).items()}
    return [
        {
            "code": code,
            "name": wording.label(code),
            "place": units.get(code, ""),
            "hasSource": code in known,
        }
        for code in closed_values("places", "province")
    ]


def _route_columns(routes: pd.DataFrame, legs: pd.DataFrame, last: int) -> list[dict[str, Any]]:
    """Return a row for each drawn leg; a route without a date has no start and is never shown."""
    told = {row["id"]: row for row in rows_of(routes)}
    starts = dict(zip(routes["id"], rounded(decimal_years(routes["earliest"]))))
    ends = dict(zip(routes["id"], rounded(decimal_years(routes["latest"], shift=1, last=last))))
    return [
        {
            "id": route_id,
            "title": told[route_id]["title"],
            "date": date_words.format_date(told[route_id]["date"]),
            "start": starts[route_id],
            "end": ends[route_id],
            "basis": told[route_id]["basis"],
            "isWide": is_wide,
        }
        for route_id, is_wide in zip(legs["route_id"], legs["is_wide"])
    ]


def _era_rows(eras: pd.DataFrame, last: int) -> list[dict[str, Any]]:
    starts = rounded(decimal_years(eras["earliest"]))
    ends = rounded(decimal_years(eras["latest"], shift=1, last=last))
    return [
        {"title": _(title), "start": start, "end": end}
        for title, start, end in zip(eras["title"], starts, ends)
    ]


def _words() -> dict[str, Any]:
    """Return the words that the widget shows but does not know: of closed values, and its own texts."""
    return {
        "texts": script_texts(
            scripts_in("linked_view"), [*(view.title for view in VIEWS.values()), *LABELS_OF_LAND]
        ),
        "categories": [
            {"id": name, "label": wording.label(name), "color": mark.color, "symbol": mark.symbol}
            for name, mark in palette.MARKS.items()
        ],
        "ranks": [wording.rank_label(rank) for rank in sorted(RANK_LABELS)],
    }


def _fingerprint(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def build_stage(record: Dataset) -> dict[str, Any]:
    """Return what the widget shows of *record* whatever is selected: places, provinces and routes.

    The result is plain JSON. ``places``, ``provinces`` and ``routes`` (one row a leg) are rows to count
    for; ``map`` holds the traces that lie over the ground: one line for each leg, then the arrows, then
    the places in the order of the ``customdata``. All colors are those of the light theme. The map is
    drawn once: a selection only changes what is counted on it.
    """
    counts = count_places(record.events, record.event_places)
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    marked = {place: number for place, number in counts.items() if place != WHOLE_COUNTRY}
    over = [
        *route_traces(legs, palette.LIGHT),
        place_trace(marked, record.places, palette.LIGHT),
    ]
    shown = record.places[record.places["id"].isin(counts)]
    stage = {
        "years": list(year_bounds(record.eras)),
        "total": len(record.events),
        "wholeCountry": WHOLE_COUNTRY,
        "places": _place_columns(shown, counts),
        "provinces": _province_columns(record),
        "routes": _route_columns(record.routes, legs, year_bounds(record.eras)[1]),
        "eras": _era_rows(record.eras, year_bounds(record.eras)[1]),
        **_words(),
        "map": plain(go.Figure(over))["data"],
    }
    return {"stage": _fingerprint([stage]), **stage}


def build_spec(
    record: Dataset, stage: dict[str, Any], chosen: pd.DataFrame, routes: pd.DataFrame
) -> dict[str, Any]:
    """Return what the widget needs to show *chosen* events and *routes* of *record* in any period.

    The result is plain JSON: *stage*, as :func:`build_stage` makes it, and ``events`` in columns to
    count from, ``shown`` (which legs are selected) and ``timeline``, a figure. If there are too many
    events to draw them one by one, it shows events per year instead, and ``note`` says so.
    """
    first, last = stage["years"]
    lanes = lay_out(chosen, tuple(palette.MARKS), last)
    is_dense = lanes.height > MOST_ROWS
    if is_dense:
        lanes = replace(lanes, bars=[])
        timeline = plain(density_figure(chosen, record.eras, palette.LIGHT, first, last))
    else:
        timeline = timeline_json(lanes, record.eras, palette.LIGHT, first, last)
    place_order = {row["id"]: number for number, row in enumerate(stage["places"])}
    province_order = {row["code"]: number for number, row in enumerate(stage["provinces"])}
    wanted = frozenset(routes["id"])
    shown = [row["id"] in wanted for row in stage["routes"]]
    return {
        **stage,
        "id": _fingerprint([stage["stage"], shown, *chosen["id"], *chosen["title"], *chosen["date"]]),
        "note": wording.dense_timeline(len(chosen)) if is_dense else "",
        "events": _event_columns(chosen, lanes, place_order, province_order),
        "shown": shown,
        "timeline": timeline,
    }
