"""Which column of a reader's table is read as which of ours: what can be chosen or is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from bellflower.i18n import N_
from bellflower.ingest.reader import EVENTS
from bellflower.record.schema import Column, Table, load_tables

PARTS_OF_DATE = (
    "date", "start", "year", "month", "day", "end", "end_year", "end_month", "end_day", "date_precision",
)  # fmt: skip
PLACE = ("place", "latitude", "longitude", "province", "country", "location_precision")
SOURCE = ("source", "url", "publisher", "author", "source_type", "source_date", "language")
CLAIM = ("says", "asserted_by", "evidence")
MOST_USED = (
    "date", "title", "summary", "year", "start", "end", "place", "latitude", "longitude", "category",
    "source", "url",
)  # fmt: skip

_BORROWED = {  # columns of other tables that a table of events alone may have, and their names there
    "role": ("event_places", "role"), "latitude": ("places", "latitude"),
    "longitude": ("places", "longitude"), "location_precision": ("places", "location_precision"),
    "province": ("places", "province"),
    "country": ("places", "country"), "url": ("sources", "url"), "publisher": ("sources", "publisher"),
    "author": ("sources", "author"), "source_type": ("sources", "type"),
    "source_date": ("sources", "date"), "language": ("sources", "language"),
    "says": ("claims", "says"), "asserted_by": ("claims", "asserted_by"),
    "evidence": ("claims", "evidence"),
}  # fmt: skip
_TITLES = {  # of borrowed columns whose own titles would say too little beside the events
    "role": N_("Role of the place"), "url": N_("Address of the source"),
    "source_type": N_("Kind of source"), "source_date": N_("Date of the source"),
    "language": N_("Language of the source"), "says": N_("What the source says"),
}  # fmt: skip
_FREE = {  # columns that no table of the record has, with their title and what they hold
    "year": (
        N_("Year"),
        N_("The year, if day and month stand in columns of their own, or are not known."),
    ),
    "month": (N_("Month"), N_("The month as a number or an English name, beside a year.")),
    "day": (N_("Day of the month"), N_("The day as a number, beside a month.")),
    "start": (N_("Start"), N_("When it began, if it lasted.")),
    "end": (N_("End"), N_("When it ended, if it lasted.")),
    "end_year": (
        N_("Year of the end"),
        N_("The year of the end, if its parts stand in columns of their own."),
    ),
    "end_month": (N_("Month of the end"), N_("The month of the end, beside its year.")),
    "end_day": (N_("Day of the end"), N_("The day of the end, beside its month.")),
    "date_precision": (
        N_("Precision of the date"),
        N_("How exactly the date is known: a code of ACLED, UCDP or Wikidata, or day, month, year."),
    ),
    "coordinates": (
        N_("Coordinates"),
        N_(
            "Latitude and longitude in one cell, such as 39.03, "
            "125.75, or a point such as Point(125.75 39.03)."
        ),
    ),
    "place": (N_("Place"), N_("The name of the place, or several with semicolons between.")),
    "source": (N_("Source"), N_("Title, name or address of the publication that says so.")),
}


def _borrowed(target: str) -> Column:
    table, name = _BORROWED[target]
    column = load_tables()[table].column(name)
    rules = {
        kind: rule for kind, rule in column.constraints.items() if kind not in ("required", "unique")
    }
    title = _TITLES.get(target, column.title)
    return replace(column, name=target, title=title, required=False, constraints=rules)


def _free(target: str) -> Column:
    title, description = _FREE[target]
    return Column(target, "string", title, description, "", False, False, (), (), {})


@cache
def wide_table(name: str) -> Table:
    """Return the declaration of the table *name*, that of the events with what may stand beside them.

    A table of events alone may hold the place, the source and the claim of each event in columns of
    its own, and the parts of its date.
    """
    table = load_tables()[name]
    if name == "eras":
        return replace(table, columns=(*table.columns, *map(_free, PARTS_OF_DATE[1:-1])))
    if name != EVENTS:
        return table
    own = [_of_any_length(column) if column.name == "title" else column for column in table.columns]
    more = [*map(_free, _FREE), *map(_borrowed, _BORROWED)]
    return replace(table, columns=(*own, *more))


def _of_any_length(column: Column) -> Column:
    rules = {kind: rule for kind, rule in column.constraints.items() if kind != "maxLength"}
    return replace(column, constraints=rules)


def targets(table: str) -> tuple[Column, ...]:
    """Return every column that one of a reader's table can be read as, those used most first."""
    columns = wide_table(table).columns
    order = {name: number for number, name in enumerate(MOST_USED)} if table == EVENTS else {}
    return tuple(sorted(columns, key=lambda column: order.get(column.name, len(order))))


def unused_columns(header: Sequence[str], chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns in *header* that are read as nothing."""
    return tuple(name for name in header if name not in chosen.values())
