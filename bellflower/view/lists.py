"""Lists that can be read: events, sources, disputes and others as HTML tables with whole titles."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.record.dates import nominal_year
from bellflower.record.tables import rows_of
from bellflower.text import date_words, wording
from bellflower.view.cards import render
from bellflower.view.links import Links
from bellflower.view.palette import MARKS, Mark

_PLACES = 3  # places of an event that are named; the rest is counted


class Cell(NamedTuple):
    """A cell of a list: its text, and where it leads (empty: nowhere), and the mark beside it.

    With ``tick``, the id of an event, it is a box to tick, which the text names to those who cannot see.
    """

    text: str
    href: str = ""
    mark: Mark | None = None
    is_number: bool = False
    is_original: bool = False
    tick: str = ""


class Group(NamedTuple):
    """Rows under one heading, which may be empty."""

    title: str
    rows: list[list[Cell]]


def html_list(heads: Sequence[str], groups: Iterable[Group], label: str, kind: str = "") -> str:
    """Return *groups* of rows under *heads* as HTML; *label* names the list, *kind* its layout."""
    return render("list", heads=heads, groups=list(groups), title=label, kind=kind)


def _place_words(record: Dataset) -> dict[str, str]:
    named = zip(*(record.places[one] for one in ("id", "name", "name_ko")))
    return {place: wording.place_word(name, korean) for place, name, korean in named}


def _some(words: list[str]) -> str:
    if len(words) <= _PLACES:
        return ", ".join(words)
    more = len(words) - _PLACES
    return _("{words} and {n} more").format(words=", ".join(words[:_PLACES]), n=more)


def _event_cells(names: dict[str, str], event: dict[str, object], links: Links) -> list[Cell]:
    category = str(event["category"])
    return [
        Cell(date_words.format_date(str(event["date"]))),
        Cell(wording.label(category), mark=MARKS[category]),
        Cell(wording.rank_label(int(str(event["evidence_rank"])))),
        Cell(str(event["title"]), links.to("", "event", str(event["id"])), is_original=True),
        Cell(_some([names[one] for one in event["place_ids"]])),  # type: ignore[attr-defined]
        Cell(f"{event['source_count']:,}", is_number=True),
        Cell(f"{event['origin_count']:,}", is_number=True),
    ]


def _with_tick(event: dict[str, object], cells: list[Cell]) -> list[Cell]:
    told = _("Tick: {title}").format(title=event["title"])
    return [Cell(told, tick=str(event["id"])), *cells]


def event_heads() -> list[str]:
    """Return the heads of a list of events."""
    return [
        _("Date"), _("Category"), _("Evidence"), _("Event"), _("Places"), _("Sources"),
        _("Origins"),
    ]  # fmt: skip


def event_list(
    record: Dataset,
    events: pd.DataFrame,
    links: Links,
    label: str,
    *,
    is_grouped: bool = True,
    has_ticks: bool = False,
) -> str:
    """Return *events* as a list, in their order and, if it *is_grouped*, under their years.

    With *has_ticks* each row begins with a box to tick. *events* has the columns of
    :class:`bellflower.record.dataset.Dataset`.
    """
    names = _place_words(record)

    def cells_of(event: dict[str, object]) -> list[Cell]:
        cells = _event_cells(names, event, links)
        return _with_tick(event, cells) if has_ticks else cells

    def year_of(event: dict[str, object]) -> str:
        year = nominal_year(str(event["date"])) if is_grouped else None
        return "" if not is_grouped else _("Undated") if year is None else f"{year:.0f}"

    groups = [
        Group(title, [cells_of(event) for event in rows])
        for title, rows in groupby(by_year(rows_of(events)) if is_grouped else rows_of(events), year_of)
    ]
    heads = event_heads()
    if has_ticks:
        return html_list([_("Ticked"), *heads], groups, label, "events bf-ticking")
    return html_list(heads, groups, label, "events")


def by_year(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return *rows* with a ``date`` (EDTF) in the order of the first year they name, undated last."""
    return sorted(rows, key=lambda row: nominal_year(str(row["date"])) or 9999)


def source_list(sources: pd.DataFrame, links: Links, label: str, *, is_grouped: bool) -> str:
    """Return *sources*, of :func:`bellflower.analysis.sources.source_table`, as a list.

    If it *is_grouped*, they stand under the years of their publication.
    """
    rows = by_year(rows_of(sources)) if is_grouped else rows_of(sources)

    def year_of(source: dict[str, object]) -> str:
        year = nominal_year(str(source["date"]))
        return "" if not is_grouped else _("Undated") if year is None else str(year)

    groups = [
        Group(title, [_source_cells(source, links) for source in found])
        for title, found in groupby(rows, year_of)
    ]
    heads = [
        _("Date"), _("Type"), _("Title"), _("Publisher"), _("Language"), _("Claims"), _("Events"),
        _("Resting on it only"),
    ]  # fmt: skip
    return html_list(heads, groups, label, "sources")


def _source_cells(source: dict[str, object], links: Links) -> list[Cell]:
    languages = filter(None, str(source["language"]).split(";"))
    return [
        Cell(date_words.format_date(str(source["date"]))),
        Cell(wording.label(str(source["type"]))),
        Cell(str(source["title"]), links.to("", "source", str(source["id"])), is_original=True),
        Cell(str(source["publisher"])),
        Cell(", ".join(map(wording.language, languages))),
        *(Cell(f"{source[number]:,}", is_number=True) for number in ("claims", "events", "alone")),
    ]


def question_list(disputes: pd.DataFrame, links: Links, label: str) -> str:
    """Return *disputes*, of :func:`bellflower.analysis.disputes.select_disputes`, as a list by kind."""
    kinds = list(dict.fromkeys(disputes["kind"]))
    rows = sorted(rows_of(disputes), key=lambda row: kinds.index(row["kind"]))
    groups = [
        Group(
            wording.label(kind) if kind else "",
            [
                [
                    Cell(row["question"], links.to("", "dispute", row["id"]), is_original=True),
                    Cell(row["summary"], is_original=True),
                    *(
                        Cell(f"{row[number]:,}", is_number=True)
                        for number in ("answers", "sources", "denials")
                    ),
                ]
                for row in found
            ],
        )
        for kind, found in groupby(rows, lambda row: row["kind"])
    ]
    heads = [_("Question"), _("On what sources disagree"), _("Answers"), _("Sources"), _("Denials")]
    return html_list(heads, groups, label, "questions")
