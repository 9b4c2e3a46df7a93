"""Closed lists: each value can be worded, drawn and named, and each example is valid."""

import shutil

import pytest

from bellflower.record.checks.record_checks import find_problems
from bellflower.view.palette import MARKS
from bellflower.record.schema import DATA, ROOT, closed_values, load_tables, table_path
from bellflower.record.tables import canonical_text, read_table, rows_of
from bellflower.text.wording import LABELS, country
from geo.shapes import load_provinces

TABLES = load_tables()
CLOSED = [
    (table.name, column.name)
    for table in TABLES.values()
    for column in table.columns
    if closed_values(table.name, column.name)
]


@pytest.mark.parametrize(("table", "column"), CLOSED)
def test_every_closed_value_has_words(table, column):
    assert [value for value in closed_values(table, column) if value not in LABELS] == []


def test_every_word_belongs_to_a_closed_value():
    values = {value for table, column in CLOSED for value in closed_values(table, column)}
    assert sorted(set(LABELS) - values) == []


def test_every_category_can_be_drawn():
    assert set(MARKS) == set(closed_values("events", "category"))


def test_no_two_categories_look_the_same():
    assert len({mark.symbol for mark in MARKS.values()}) == len(MARKS)
    assert len({mark.color for mark in MARKS.values()}) == len(MARKS)


def test_every_country_can_be_named(record):
    codes = sorted(set(record.places["country"]) - {""})
    assert "KP" in codes
    assert all(country(code) for code in codes)


def test_every_province_with_a_polygon_is_on_the_closed_list():
    polygons = {feature["id"] for feature in load_provinces()["features"]}
    assert polygons < set(closed_values("places", "province"))


def test_the_examples_of_the_descriptor_are_themselves_valid(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    shutil.copytree(ROOT / "geo", tmp_path / "geo")
    for table in TABLES.values():
        path = table_path(table, tmp_path / "data")
        example = {column.name: column.example for column in table.columns}
        key = [example[name] for name in table.primary_key]
        rows = [
            row for row in rows_of(read_table(path)) if [row[name] for name in table.primary_key] != key
        ]
        path.write_text(canonical_text(table, [*rows, example]), encoding="utf-8")
    assert [str(problem) for problem in find_problems(tmp_path / "data")] == []
