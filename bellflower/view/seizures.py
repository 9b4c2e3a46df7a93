"""What was seized as HTML: the totals, and every figure with the event that it comes from."""

from collections.abc import Sequence

import pandas as pd

from bellflower.analysis.seizures import ESTIMATES, REASONS, Total, format_kg
from bellflower.i18n import _
from bellflower.record.tables import rows_of
from bellflower.text import date_words, wording
from bellflower.view.links import Links
from bellflower.view.lists import Cell, Group, html_list


def _kg(number: float) -> Cell:
    return Cell("–" if pd.isna(number) else format_kg(number), is_number=True)


def total_list(totals: Sequence[Total], whole: Total, head: str) -> str:
    """Return *totals* as a table under *head*, the *whole* below them."""
    rows = [
        [
            Cell(one.name),
            Cell(f"{one.events:,}", is_number=True),
            _kg(one.low),
            _kg(one.best),
            _kg(one.high),
        ]
        for one in (*totals, whole._replace(name=_("Together")))
    ]
    heads = [head, _("Seizures"), _("Lowest, kg"), _("Best, kg"), _("Highest, kg")]
    return html_list(heads, [Group("", rows)], _("Totals of what may be added up"), "totals")


def _cells(row: dict[str, object], links: Links) -> list[Cell]:
    return [
        Cell(date_words.format_date(str(row["date"]))),
        Cell(str(row["title"]), links.to("", "event", str(row["id"])), is_original=True),
        Cell(str(row["country"])),
        Cell(str(row["drug"])),
        *(_kg(float(str(row[end]))) for end in ("low", "best", "high")),
        Cell(wording.rank_label(int(str(row["evidence_rank"])))),
        Cell(str(row["origin_count"]), is_number=True),
    ]


def figure_list(figures: pd.DataFrame, links: Links) -> str:
    """Return every figure, those that are added first, then the others under the reason why not."""
    heads = [
        _("Date"), _("Event"), _("Where"), _("Drug"), _("Lowest, kg"), _("Best, kg"), _("Highest, kg"),
        _("Evidence"), _("Origins"),
    ]  # fmt: skip
    order = ["", *(reason for reason in REASONS if reason not in ESTIMATES), *ESTIMATES]
    groups = [
        Group(
            _(REASONS[reason]) if reason else _("Added up"),
            [_cells(row, links) for row in rows_of(figures[figures["reason"] == reason])],
        )
        for reason in order
    ]
    return html_list(heads, [one for one in groups if one.rows], _("Every figure"), "figures")
