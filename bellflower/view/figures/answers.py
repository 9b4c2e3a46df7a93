"""The answers to a disputed question on one axis of time, what is certain solid and the rest light."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from bellflower.i18n import _, counted
from bellflower.text import date_words, wording
from bellflower.view.figures.answer_rows import answer_rows
from bellflower.view.figures.label_text import label_text
from bellflower.view.palette import STANCES, Theme, answer_color

ROW_HEIGHT, TEXT_HEIGHT = 26, 15  # px: a bar with the room around it; a line of the answer above it
_WRAP = 46  # characters of an answer in one line, which fit on a phone
_POSSIBLE_OPACITY = 0.5
_OPEN_YEARS = 0.06  # part of the axis by which a bar with an open end runs on
_SHORT = 0.35  # of that part: a shorter bar has a mark as well


def banded_rows(rows: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """Put answers below each other and return them with the height of all in px.

    Adds ``y`` (px from the top to the middle of the bar) and ``text`` (HTML of plotly).
    """
    texts = ["<br>".join(_lines(row)) for row in rows.to_dict("records")]
    tops, y = [], 0.0
    for text in texts:
        y += TEXT_HEIGHT * (text.count("<br>") + 1)
        tops.append(y + ROW_HEIGHT / 2 - 4)
        y += ROW_HEIGHT
    return rows.assign(y=tops, text=texts), y


def _lines(row: dict[Any, Any]) -> list[str]:
    claims = counted(row["claims"], "{n} claim", "{n} claims")
    more = f" ({claims})" if row["claims"] > 1 else ""
    stance = "" if row["stance"] == "supports" else f" – {wording.label(row['stance']).lower()}"
    return [label_text(line) for line in textwrap.wrap(f"{row['answer']}{more}{stance}", _WRAP)]


def _bars(rows: pd.DataFrame, ends: tuple[str, str], opacity: float, theme: Theme) -> go.Bar:
    first, last = ends
    return go.Bar(
        orientation="h", base=rows[first], x=rows[last] - rows[first], y=rows["y"], width=12,
        showlegend=False, customdata=_told(rows), hovertemplate="%{customdata}<extra></extra>",
        marker={"color": _colors(rows, theme), "opacity": opacity, "line": {"width": 0}},
    )  # fmt: skip


def _colors(rows: pd.DataFrame, theme: Theme) -> list[str]:
    """Return the color of each row: that of its answer, so that opposite answers never look alike."""
    return [answer_color(int(number), theme) for number in rows["answer_number"]]


def _told(rows: pd.DataFrame) -> list[str]:
    return [
        f"<b>{label_text(answer)}</b><br>{label_text(date_words.format_date(date))}<br>"
        + "<br>".join(map(label_text, textwrap.wrap(who, _WRAP)))
        for answer, date, who in zip(rows["answer"], rows["answer_date"], rows["who"])
    ]


def _marks(rows: pd.DataFrame, stance: str, theme: Theme) -> go.Scatter:
    """Return a mark for each of *rows*, so that a day is seen on an axis of decades, and the legend."""
    middles = (rows["start"] + rows["end"]) / 2
    return go.Scatter(
        name=wording.label(stance), mode="markers", x=[None, *middles], y=[None, *rows["y"]],
        customdata=["", *_told(rows)], hovertemplate="%{customdata}<extra></extra>",
        marker={
            "color": [theme.text, *_colors(rows, theme)], "symbol": STANCES[stance].symbol, "size": 10,
            "line": {"width": 1, "color": theme.background},
        },
    )  # fmt: skip


def row_bands(rows: pd.DataFrame, height: float, theme: Theme) -> list[dict[str, Any]]:
    """Return a faint band behind every second answer, which ties its words to its bar."""
    bottoms = [y + ROW_HEIGHT / 2 + 4 for y in rows["y"]]
    tops = [0.0, *bottoms]
    return [
        {
            "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": min(bottom, height),
            "fillcolor": theme.era[number % 2], "line": {"width": 0}, "layer": "below",
        }
        for number, (top, bottom) in enumerate(zip(tops, bottoms))
    ]  # fmt: skip


def notes_beside(rows: pd.DataFrame, theme: Theme) -> list[dict[str, Any]]:
    """Return the words of each answer above its bar."""
    size = {"size": 12, "color": theme.text}
    return [
        {
            "x": 0, "xref": "paper", "xanchor": "left", "y": y - ROW_HEIGHT / 2 + 6, "yanchor": "bottom",
            "text": text, "align": "left", "showarrow": False, "font": size,
        }
        for y, text in zip(rows["y"], rows["text"])
    ]  # fmt: skip


def answers_figure(answers: pd.DataFrame, theme: Theme) -> go.Figure:
    """Draw the dated *answers* as intervals below each other, colored by answer and marked by stance.

    *answers* has the columns of :func:`bellflower.analysis.answers.dispute_answers`.
    Three traces for each
    stance that occurs: possible time, certain core, and a mark with the name for the legend.
    """
    rows, height = banded_rows(answer_rows(answers))
    first, last = (
        (float(rows["start"].min()), float(rows["end"].max())) if len(rows) else (1900.0, 2000.0)
    )
    room = max(1.0, (last - first) * _OPEN_YEARS)
    rows["end"] = rows["end"].mask(rows["is_open_end"], last + room)
    rows["core_end"] = rows["core_end"].mask(rows["is_open_end"], last + room)
    rows["start"] = rows["start"].mask(rows["is_open_start"], rows["start"] - room)
    figure = go.Figure()
    for stance in STANCES:
        own = rows[rows["stance"] == stance]
        if len(own):
            cores = own.dropna(subset=["core_start"])
            figure.add_trace(_bars(own, ("start", "end"), _POSSIBLE_OPACITY, theme))
            figure.add_trace(_bars(cores, ("core_start", "core_end"), 1.0, theme))
            is_short = own["end"] - own["start"] < room * _SHORT
            figure.add_trace(_marks(own[is_short], stance, theme))
    figure.update_layout(
        template=None, barmode="overlay", dragmode=False, height=int(height) + 76,
        annotations=notes_beside(rows, theme), shapes=row_bands(rows, height, theme),
        margin={"t": 34, "b": 42, "l": 8, "r": 8},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        font={"color": theme.text, "family": "inherit"}, showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"color": theme.text}},
        xaxis={
            "range": [first - room * 1.5, last + room * 1.5], "tickformat": "d", "zeroline": False,
            "gridcolor": theme.grid, "tickfont": {"color": theme.muted}, "nticks": 7,
            "title": {"text": _("The time of which each answer speaks"), "font": {"size": 12}},
        },
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )  # fmt: skip
    return figure
