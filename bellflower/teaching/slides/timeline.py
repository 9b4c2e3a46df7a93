"""The timeline of a chapter on a slide: the eras as bars, and the period above them."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.record.dates import OPEN_END, Span
from bellflower.record.decimal_years import decimal_year
from bellflower.teaching.slides.shapes import Pen, add_box, described, grouped
from bellflower.teaching.slides.text import Run, add_text
from bellflower.text import date_words
from bellflower.text.text_metrics import text_width
from bellflower.view.label_placement import Box
from bellflower.view.palette import LIGHT

_YEAR_SIZE = 9.0
_BAND, _BAR = 8.0, 7.0  # heights of the eras and of the period, in points
HEIGHT = _BAR + _BAND + _YEAR_SIZE * 1.3


def first_and_last_year(record: Dataset) -> tuple[int, int]:
    """Return the first year of the eras and the year after the last event that has a last day."""
    latest = record.events["latest"].dropna()
    ended = latest[latest < pd.Timestamp(OPEN_END)]
    return record.eras["earliest"].iloc[0].year, ended.max().year + 1


def eras_in(record: Dataset, span: Span | None) -> list[str]:
    """Return the titles of the eras that lie in *span*, all of them without one."""
    eras = record.eras
    if span is not None:
        first, last = pd.Timestamp(span.earliest), pd.Timestamp(span.latest)
        eras = eras[(eras["latest"] >= first) & (eras["earliest"] <= last)]
    return eras["title"].tolist()


def _write_years(
    shapes: Any, years: list[int], at: Callable[[float], float], top: float, right: float
) -> None:
    """Write those *years* that fit beside each other."""
    free = at(years[0])
    for year in years:
        width = text_width(str(year), _YEAR_SIZE) + 4
        left = min(max(at(year) - width / 2, free), right - width)
        if left >= free and abs(left + width / 2 - at(year)) < width:
            box = Box(left, top, left + width, top + _YEAR_SIZE * 1.3)
            run = Run(str(year), _YEAR_SIZE, color=LIGHT.muted)
            add_text(shapes, box, [[run]], str(year), align="center")
            free = left + width + 2


def add_timeline(
    slide: Any, record: Dataset, span: Span | None, left: float, top: float, width: float
) -> None:
    """Draw the eras and *span* as the group “Timeline”; without a span the period is all of them."""
    first, last = first_and_last_year(record)

    def at(year: float) -> float:
        return left + width * (min(max(year, first), last) - first) / (last - first)

    before = len(slide.shapes)
    years: list[int] = [first]
    for number, era in enumerate(record.eras.to_dict("records")):
        start = decimal_year(era["earliest"].date())
        end = min(decimal_year(era["latest"].date(), shift=1), last)
        years.append(era["earliest"].year)
        fill = (LIGHT.grid, LIGHT.neighbor)[number % 2]
        box = Box(at(start), top + _BAR, at(end), top + _BAR + _BAND)
        words = _("Era: {title}, {years}").format(
            title=era["title"], years=date_words.format_date(era["date"])
        )
        described(add_box(slide.shapes, box, fill, Pen(LIGHT.border, 0.5)), era["title"], words)
    start = decimal_year(span.earliest) if span else first
    end = decimal_year(span.latest, shift=1) if span and span.latest != OPEN_END else last
    end = max(end, start + 2.5 * (last - first) / width)  # never too narrow to be seen
    box = Box(at(start), top, max(at(end), at(start) + 2.5), top + _BAR)
    described(add_box(slide.shapes, box, LIGHT.place), _("Period of the chapter"))
    _write_years(slide.shapes, sorted({*years, last - 1}), at, top + _BAR + _BAND, left + width)
    titles = ", ".join(eras_in(record, span))
    words = _("Eras in the period of the chapter: {titles}").format(titles=titles)
    described(grouped(slide, before), _("Timeline"), words)
