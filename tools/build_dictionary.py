"""Write the data dictionary from the descriptor: `python -m tools.build_dictionary`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bellflower.record.schema import DATA, Column, Table, load_descriptor, load_tables
from tools.markdown import table_row

DICTIONARY = DATA / "README.md"

_HEAD = """\
<!-- Built from datapackage.json by `python -m tools.build_dictionary`. Change that, not this. -->

# Data dictionary

{description}

Version {version}. License {licenses};
[LICENSE](LICENSE) lists what is not ours. [CHANGELOG.md](CHANGELOG.md) says what changed,
[ERRATA.md](ERRATA.md) what is not known yet.

## What the record holds

Events, ongoing situations, statements, estimates and publications about drugs and North Korea, from
the colonial period to the present, and the background that explains them. Each has its places and
the claims of its sources: who says it, when, how strong it is, and whether it supports, denies or
qualifies the event.

- An event is included if a publication that can be named, and found again by others, reports it.
  What could not be read in any source is a known gap, not an event.
- One event in the real world is one row, however many sources report it. `coverage.csv` says for every
  entry of the material behind this edition which rows it became, or why it was left out; it can be
  read in [docs/coverage.md](../docs/coverage.md).
- Text is in the curators' own words and states no more than the sources do. An uncertain date is
  an interval.
- Left out on purpose: how drugs are made, obtained or hidden, what a buyer pays, and the names of
  private people accused in a single report.
- An empty province or decade means that no source in this record speaks of it, not that nothing
  happened there.

## What the files have in common

UTF-8 with LF, a comma between cells, one header line, rows sorted by their key.
`python -m tools.format_data` writes this form, and `python -m bellflower check` checks every rule below.
An empty cell means "not known" or "none", as its column says. EDTF is the Extended Date/Time Format of
ISO 8601-2 (<https://www.loc.gov/standards/datetime/>). A list has its values in one cell, in
alphabetical order, separated by `;`. The guided stories in `stories/` name events by their id.

A story is a TOML file. Each of its `[[chapters]]` has `id`, `heading`, `text`, `period` (EDTF),
`view` (nk, region, world), `query` (further filters, as in a link) and `events` (ids); a `question`
with its `answer` in words and a `note` for the teacher. The question is also answered by one of
`answer_date` (an EDTF interval), `answer_places` (ids) and `[[chapters.choices]]` (reasons, each
with `text`, `why` and, if it holds, `is_right`), or in words only; `claims` are the ids of the
claims that the answer rests on. Three fields are for a class: `key_sentence` (at most 25 words) with
up to three `points`, `plain` (the text in plain language, sentences of at most 15 words) and
`sensitive` (`executions`, `children`, `suicide`: what a class is told of before). `glossary.toml`
explains the words that the plain texts need, and `reading_levels.toml`, written by
`python -m tools.reading_levels`, says how hard both texts are to read.

| Table | File | Content |
|---|---|---|
"""


def _code(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _type(column: Column) -> str:
    if column.is_edtf:
        return "EDTF date"
    return "list" if column.list_of else column.type


def _allowed(column: Column) -> str:
    """Return the rule for the values of *column*, empty for free text."""
    limits = column.constraints
    rules = [_code(column.enum or column.list_of)]
    if "minimum" in limits and "maximum" in limits:
        rules.append(f"{limits['minimum']} to {limits['maximum']}")
    elif "minimum" in limits:
        rules.append(f"{limits['minimum']} or more")
    if "maxLength" in limits:
        rules.append(f"at most {limits['maxLength']} characters")
    if "pattern" in limits:
        rules.append(f"form `{limits['pattern']}`")
    if limits.get("unique"):
        rules.append("not twice")
    return "; ".join(rule for rule in rules if rule)


def _link(title: str) -> str:
    """Return a link to the section of the table called *title*."""
    return f"[{title}](#{title.lower().replace(' ', '-')})"


def _foreign_keys(resource: dict[str, Any]) -> Iterator[str]:
    for key in resource["schema"].get("foreignKeys", ()):
        target = key["reference"]
        table = load_tables()[target["resource"]]
        yield f"- {_code(key['fields'])} is {_code(target['fields'])} in {_link(table.title)}"


def _table(table: Table, resource: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {table.title}", "", table.description, "")
    yield f"- File: [`{Path(table.path).name}`]({table.path})"
    yield f"- Key: {_code(table.primary_key)}"
    yield from _foreign_keys(resource)
    yield ""
    yield "| Column | Title | Type | Required | Allowed values | Description | Example |"
    yield "|---|---|---|---|---|---|---|"
    for column in table.columns:
        required = "yes" if column.required else "no"
        rest = (_allowed(column), column.description, f"`{column.example}`")
        yield table_row((f"`{column.name}`", column.title, _type(column), required, *rest))


def build_text() -> str:
    """Return the dictionary as Markdown."""
    descriptor, tables = load_descriptor(), load_tables()
    licenses = ", ".join(f"[{item['title']}]({item['path']})" for item in descriptor["licenses"])
    values = {"description": descriptor["description"], "version": descriptor["version"]}
    lines = [_HEAD.format(**values, licenses=licenses).rstrip("\n")]
    for table in tables.values():
        file = f"[`{Path(table.path).name}`]({table.path})"
        lines.append(table_row((_link(table.title), file, table.description)))
    for resource in descriptor["resources"]:
        lines += _table(tables[resource["name"]], resource)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DICTIONARY.write_text(build_text(), encoding="utf-8")
    print(f"wrote {DICTIONARY.name}")
