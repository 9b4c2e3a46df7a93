"""The names of all our columns that one of a reader's table can be read as."""

from functools import cache

from bellflower.record.schema import load_tables

FREE = (
    "year", "month", "day", "start", "end", "end_year", "end_month", "end_day", "date_precision",
    "coordinates",
    "place", "source",
)  # fmt: skip  # columns that no table of the record has


@cache
def column_names() -> tuple[str, ...]:
    """Return them once each: those of the record, then those of a table of events alone."""
    declared = [column.name for table in load_tables().values() for column in table.columns]
    return tuple(dict.fromkeys([*declared, *FREE]))
