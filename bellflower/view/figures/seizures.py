"""What was seized by year, country or drug: a bar at the best figure, a line from lowest to highest."""

from collections.abc import Sequence

import plotly.graph_objects as go

from bellflower.analysis.seizures import Total, format_kg
from bellflower.i18n import _
from bellflower.view.figures.label_text import label_text
from bellflower.view.palette import MARKS, Theme

_ROW = 34  # px


def seizures_figure(totals: Sequence[Total], theme: Theme) -> go.Figure:
    """Draw *totals* below each other; ``customdata`` is the name of each in words."""
    names = [label_text(total.name) for total in totals]
    told = [
        _("{name}: {best} kg, {low} to {high} kg").format(
            name=label_text(total.name), best=format_kg(total.best), low=format_kg(total.low),
            high=format_kg(total.high),
        )
        for total in totals
    ]  # fmt: skip
    figure = go.Figure(
        go.Bar(
            orientation="h", y=names, x=[total.best for total in totals], customdata=told,
            hovertemplate="%{customdata}<extra></extra>",
            marker={"color": MARKS["crackdown"].on(theme)},
            error_x={
                "type": "data", "symmetric": False, "color": theme.text, "thickness": 1.5,
                "array": [max(0.0, total.high - total.best) for total in totals],
                "arrayminus": [max(0.0, total.best - total.low) for total in totals],
            },
        )
    )  # fmt: skip
    figure.update_layout(
        template=None, dragmode=False, showlegend=False, height=_ROW * len(totals) + 70, bargap=0.35,
        margin={"t": 8, "b": 46, "l": 8, "r": 16}, paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)", font={"color": theme.text, "family": "inherit"},
        xaxis={
            "gridcolor": theme.grid, "zerolinecolor": theme.grid, "rangemode": "tozero",
            "fixedrange": True, "tickfont": {"color": theme.muted},
            "title": {"text": _("Kilograms"), "font": {"size": 12}},
        },
        yaxis={
            "autorange": "reversed", "automargin": True, "type": "category", "fixedrange": True,
        },
    )  # fmt: skip
    return figure
