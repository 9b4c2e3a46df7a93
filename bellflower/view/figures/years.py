"""How many events of each category fall in each year, and how many sources of each kind."""

import math
import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from bellflower.i18n import counted
from bellflower.record.dates import nominal_year
from bellflower.text import wording
from bellflower.view.palette import MARKS, Theme

_LEAST_SIZE, _SIZE_STEP = 8.0, 4.5  # px; the area of a mark grows with the number of its sources
_FEW = 6  # up to so many steps of one; above that, Plotly chooses whole ones by itself


def count_by_year(events: pd.DataFrame) -> pd.DataFrame:
    """Return how many *events* of each category fall in each year: ``category``, ``year``, ``events``.

    *events* has ``category`` and ``date`` (EDTF). An event counts once, in the first year that its
    date names; an undated event is in no row.
    """
    years = events["date"].map(nominal_year)
    dated = pd.DataFrame({"category": events["category"], "year": years})[years.notna()]
    numbers = dated.astype({"year": "int64"}).value_counts(["category", "year"], sort=False)
    return numbers.rename("events").reset_index().sort_values(["category", "year"], ignore_index=True)


def _layout(theme: Theme, height: int) -> dict[str, Any]:
    axis = {"gridcolor": theme.grid, "zeroline": False, "tickfont": {"color": theme.muted}}
    return {
        "template": None, "height": height, "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": theme.text, "family": "inherit"},
        "xaxis": axis | {"tickformat": "d"}, "yaxis": axis,
    }  # fmt: skip


def _step(least: float, most: float) -> int | None:
    """Return the step of an axis of whole numbers; there is no half event and no half year."""
    return 1 if most - least <= _FEW else None


def _bar(numbers: pd.DataFrame, category: str, theme: Theme) -> go.Bar:
    name = wording.label(category)
    return go.Bar(
        name=name, x=numbers["year"], y=numbers["events"], width=0.9,
        marker={"color": MARKS[category].on(theme), "line": {"width": 0}},
        hovertemplate=f"%{{x}}: %{{y}} – {name}<extra></extra>",
    )  # fmt: skip


def event_years_figure(events: pd.DataFrame, theme: Theme) -> go.Figure:
    """Draw *events* as bars by year, stacked by category in the order of the palette.

    A category without an event has no trace. The columns are those of :func:`count_by_year`.
    """
    numbers = count_by_year(events)
    present = [category for category in MARKS if category in set(numbers["category"])]
    bars = [_bar(numbers[numbers["category"] == category], category, theme) for category in present]
    figure = go.Figure(bars)
    figure.update_layout(
        **_layout(theme, 330),
        barmode="stack",
        showlegend=True,
        margin={"t": 8, "b": 8, "l": 36, "r": 8},
        legend={"orientation": "h", "y": -0.14, "yanchor": "top", "font": {"size": 11}},
    )
    highest = max(numbers.groupby("year")["events"].sum(), default=0)
    figure.update_yaxes(rangemode="tozero", tickformat="d", nticks=6, dtick=_step(0, highest))
    figure.update_xaxes(dtick=_step(numbers["year"].min(), numbers["year"].max()))
    return figure


def _size(number: int) -> float:
    return _LEAST_SIZE + _SIZE_STEP * math.sqrt(number - 1)


def source_years_figure(counts: pd.DataFrame, theme: Theme) -> go.Figure:
    """Draw one mark for each kind and year of *counts*, its area the number of sources.

    *counts* has the columns of :func:`bellflower.analysis.sources.count_kinds`.
    Kinds with the most sources
    stand on top.
    """
    order = counts.groupby("kind")["sources"].sum().sort_values(kind="stable").index.tolist()
    names = {kind: "<br>".join(textwrap.wrap(kind, 22)) for kind in order}
    figure = go.Figure(
        go.Scatter(
            mode="markers", x=counts["year"], y=[names[kind] for kind in counts["kind"]],
            customdata=[
                counted(
                    number,
                    "{year}: {n} source – {kind}",
                    "{year}: {n} sources – {kind}",
                    year=str(year),
                    kind=kind,
                )
                for kind, year, number in counts[["kind", "year", "sources"]].itertuples(index=False)
            ],
            hovertemplate="%{customdata}<extra></extra>",
            marker={
                "size": [_size(number) for number in counts["sources"]],
                "color": theme.place, "opacity": 0.8, "line": {"width": 1, "color": theme.background},
            },
        )
    )  # fmt: skip
    figure.update_layout(
        **_layout(theme, 60 + 42 * max(1, len(order))),
        showlegend=False,
        margin={"t": 8, "b": 30, "l": 140, "r": 8},
    )
    figure.update_xaxes(dtick=_step(counts["year"].min(), counts["year"].max()))
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=list(names.values()),
        tickfont={"size": 11, "color": theme.text},
    )
    return figure
