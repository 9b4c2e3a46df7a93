"""The list of routes as HTML: each with its ways and their lengths, dates, evidence and origins."""

from collections.abc import Sequence

from bellflower.analysis.route_tables import place_words, tell_route
from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.text import date_words, wording
from bellflower.view.links import Links
from bellflower.view.lists import Cell, Group, html_list
from bellflower.view.route_words import modes_of, ways_of


def route_list(record: Dataset, route_ids: Sequence[str], links: Links) -> str:
    """Return the routes with *route_ids* as a list; each leads to its card."""
    names = place_words(record)
    rows = []
    for route_id in route_ids:
        route = tell_route(record, route_id)
        row = route.row
        rows.append(
            [
                Cell(date_words.format_date(row["date"])),
                Cell(row["title"], links.to("", "route", route_id), is_original=True),
                Cell("\n".join(ways_of(route, names))),
                Cell(modes_of(route)),
                Cell(wording.labels(row["drugs"])),
                Cell(wording.rank_label(route.rank) if route.rank else "–"),
                Cell(wording.label(row["basis"])),
                Cell(f"{route.publications:,}", is_number=True),
                Cell(f"{route.origins:,}", is_number=True),
                Cell(row["note"], is_original=True),
            ]
        )
    heads = [
        _("Date"), _("Route"), _("Ways and lengths"), _("Transport"), _("Drugs"), _("Evidence"),
        _("Basis"), _("Publications"), _("Origins"), _("Note"),
    ]  # fmt: skip
    return html_list(heads, [Group("", rows)], _("Routes"), "routes")
