"""Write the page on what became of every entry behind the record: `python -m tools.build_coverage`."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from bellflower.record.schema import DATA, ROOT, load_tables, table_path
from bellflower.record.tables import read_table, rows_of
from bellflower.text.wording import count
from tools.markdown import table_row

COVERAGE = ROOT / "docs" / "coverage.md"

_HEAD = """\
<!-- Built from data/coverage.csv by `python -m tools.build_coverage`. Change that, not this. -->

# Coverage

The record was curated from five collections of working material. The *founding record* holds the content
of the two texts that this project began with, an article of 2018 and a compilation updated in 2021. The
*public record* holds what was then found in public web pages. For the second edition came the *second
review*, a critical reading of the first; the *candidates*, events that it found missing; and *further
reading*, what was read beyond them. This page says for every entry which events and claims it became, or
why it was left out, so that nothing is dropped in silence.
`data/coverage.csv` says the same for programs, with the ids of the claims.

A `record` is a reported fact, an `item` a remark of the review, a `contradiction` a question on which
sources differ, a `route` a flow, a `place` a place, and what is `to verify` rests on no source that
could be read. Entries about the same event were merged; an entry about several was split. Ids of
entries that carried the name of a private person were replaced by neutral ones.

| Collection | Kind | Entries | Became events or claims | Became other rows | Reason given |
|---|---|---|---|---|---|
"""
_OTHER = {
    "contradiction": ("disputes", "question"),
    "place": ("places", "name"),
    "route": ("routes", "title"),
}


def load_coverage(folder: Path = DATA) -> list[dict[str, str]]:
    """Return the rows of ``coverage.csv`` as they stand in the file."""
    with (folder / "coverage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split_ids(cell: str) -> list[str]:
    """Return the ids in a cell with semicolons between."""
    return [value for value in cell.split(";") if value]


def _titles(table: str, column: str, folder: Path) -> dict[str, str]:
    rows = rows_of(read_table(table_path(load_tables()[table], folder)))
    return {row["id"]: row[column] for row in rows}


def _named(cell: str, titles: Mapping[str, str]) -> str:
    if missing := [value for value in split_ids(cell) if value not in titles]:
        raise ValueError(f"coverage.csv names {missing[0]!r}, which is not in the record")
    return "<br>".join(f"{titles[value]} (`{value}`)" for value in split_ids(cell))


def _groups(rows: list[dict[str, str]]) -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    for (collection, kind), group in groupby(rows, lambda row: (row["collection"], row["kind"])):
        yield collection, kind, list(group)


def _counts(rows: list[dict[str, str]]) -> Iterator[str]:
    for collection, kind, group in _groups(rows):
        filled = Counter(name for row in group for name, value in row.items() if value)
        kinds = (filled["event_ids"], filled["other_ids"], filled["reason"])
        yield table_row((collection, kind, len(group), *kinds))


def _reached(rows: list[dict[str, str]], titles: Mapping[str, str]) -> str:
    events = {value for row in rows for value in split_ids(row["event_ids"])}
    claims = {value for row in rows for value in split_ids(row["claim_ids"])}
    left = sorted(set(titles) - events)
    told = f"{count(len(rows), 'entry', 'entries')} became {count(len(events), 'event')} and "
    told += f"{count(len(claims), 'claim')}."
    if not left:
        return f"{told} Every event of the record comes from an entry."
    return f"{told} Events that come from no entry: {', '.join(f'`{value}`' for value in left)}."


def _section(kind: str, group: list[dict[str, str]], folder: Path) -> Iterator[str]:
    """Yield the table of one kind of entries of one collection."""
    if kind in _OTHER:
        table, column = _OTHER[kind]
        yield from (f"| Entry | {load_tables()[table].title} | Reason |", "|---|---|---|")
        titles = _titles(table, column, folder)
        rows = ((_named(row["other_ids"], titles), row["reason"]) for row in group)
    else:
        yield from ("| Entry | Events | Claims | Reason |", "|---|---|---|---|")
        titles = _titles("events", "title", folder)
        rows = (
            (_named(row["event_ids"], titles), len(split_ids(row["claim_ids"])), row["reason"])
            for row in group
        )
    for row, cells in zip(group, rows):
        yield table_row((f"`{row['record_id']}`", *cells))


def build_text(folder: Path = DATA) -> str:
    """Return the page as Markdown for the record in *folder*.

    Raises ``ValueError`` if ``coverage.csv`` names an event, dispute, place or route that is not there.
    """
    rows = load_coverage(folder)
    lines = [_HEAD.rstrip("\n"), *_counts(rows), "", _reached(rows, _titles("events", "title", folder))]
    for collection, kind, group in _groups(rows):
        lines += ["", f"## {collection.capitalize()}: {kind}", "", *_section(kind, group, folder)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    COVERAGE.write_text(build_text(), encoding="utf-8")
    print(f"wrote {COVERAGE.relative_to(ROOT)}")
