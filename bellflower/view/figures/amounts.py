"""The answers to "how much" and "how many" on one axis of numbers: lowest, best and highest figure."""

import math

import pandas as pd
import plotly.graph_objects as go

from bellflower.text import wording
from bellflower.view.figures.answers import banded_rows, notes_beside, row_bands
from bellflower.view.figures.label_text import label_text
from bellflower.view.palette import STANCES, Theme, answer_color

_ROOM = 0.06  # part of the axis that "at least" runs on, and that is left free on both sides
_ENDS = ("answer_low", "answer_best", "answer_high")


def has_amount_scale(answers: pd.DataFrame) -> bool:
    """Return whether at least two answers give different figures of one unit.

    *answers* has the columns of :func:`bellflower.analysis.answers.dispute_answers`.
    """
    told = answers[answers["answer_unit"] != ""]
    return len(set(told["answer_unit"])) == 1 and len(told[list(_ENDS)].drop_duplicates()) > 1


def amount_rows(answers: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each distinct answer with figures, the smallest first.

    Columns: ``answer``, ``answer_date``, ``stance``, ``claims`` (number), ``who``, ``low``, ``best``,
    ``high`` (numbers; ``best`` may be NaN), ``is_least`` (no highest figure: at least) and ``is_most``
    (no lowest one: at most, drawn from zero).
    """
    told = answers[answers["answer_unit"] != ""]
    figures = {end.removeprefix("answer_"): pd.to_numeric(told[end]) for end in _ENDS}
    rows = told.assign(**figures)
    grouped = rows.groupby(["answer", "stance"], as_index=False, sort=False).agg(
        answer_date=("answer_date", "first"), claims=("id", "size"),
        who=("asserted_by", lambda names: "; ".join(dict.fromkeys(names))),
        low=("low", "first"), best=("best", "first"), high=("high", "first"),
    )  # fmt: skip
    grouped["is_least"], grouped["is_most"] = grouped["high"].isna(), grouped["low"].isna()
    grouped["high"] = grouped["high"].fillna(grouped["low"])
    grouped["low"] = grouped["low"].fillna(0.0)
    return grouped.sort_values(["low", "high", "answer"], ignore_index=True)


def amounts_figure(answers: pd.DataFrame, theme: Theme) -> go.Figure:
    """Draw the answers with figures below each other: a bar from low to high, a mark at the best.

    *answers* has the columns of :func:`bellflower.analysis.answers.dispute_answers`.
    "At least" runs on, light.
    """
    rows, height = banded_rows(amount_rows(answers))
    top = float(rows["high"].max())
    room = max(top, 1.0) * _ROOM
    ends = rows["high"].mask(rows["is_least"], rows["high"] + room)
    marks = rows["best"].fillna(rows["high"].where(rows["low"] == rows["high"], math.nan))
    order = sorted(set(answers["answer"]))
    colors = [answer_color(order.index(answer), theme) for answer in rows["answer"]]
    unit = answers.loc[answers["answer_unit"] != "", "answer_unit"].iloc[0]
    told = rows["answer"].map(label_text)
    figure = go.Figure(
        [
            go.Bar(
                orientation="h", base=rows["low"], x=ends - rows["low"], y=rows["y"], width=12,
                customdata=told, hovertemplate="%{customdata}<extra></extra>",
                marker={"color": colors, "opacity": 0.5, "line": {"width": 0}},
            ),
            go.Scatter(
                mode="markers", x=marks, y=rows["y"], customdata=told,
                hovertemplate="%{customdata}<extra></extra>",
                marker={
                    "color": colors, "size": 10, "line": {"width": 1, "color": theme.background},
                    "symbol": [STANCES[stance].symbol for stance in rows["stance"]],
                },
            ),
        ]
    )  # fmt: skip
    figure.update_layout(
        template=None, dragmode=False, height=int(height) + 60, showlegend=False,
        annotations=notes_beside(rows, theme), shapes=row_bands(rows, height, theme),
        margin={"t": 12, "b": 42, "l": 8, "r": 8},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        font={"color": theme.text, "family": "inherit"},
        xaxis={
            "range": [-room, top + 2 * room], "gridcolor": theme.grid, "zeroline": False, "nticks": 7,
            "tickfont": {"color": theme.muted},
            "title": {"text": wording.label(unit), "font": {"size": 12}},
        },
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )  # fmt: skip
    return figure
