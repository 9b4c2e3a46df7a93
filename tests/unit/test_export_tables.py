"""Tables, JSON and workbooks of a selection, read back and compared with the record."""

import csv
import io
import json

import openpyxl
import pytest

from bellflower.analysis.selection import select
from bellflower.publish.export.flat import csv_text, full_rows, seen_rows
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.publish.export.nested import events_document, json_text
from bellflower.publish.export.values import DERIVED, typed_row
from bellflower.publish.export.workbook import workbook
from bellflower.query.filters import EventFilter, chosen
from bellflower.query.permalink import View
from bellflower.record.csv_cells import original_cell, split_cell
from bellflower.record.dataset import load_dataset
from bellflower.record.schema import load_tables
from bellflower.record.tables import rows_of

TABLES = load_tables()


@pytest.fixture(scope="module")
def everything(record):
    return select(record, View())


def columns(table):
    return [column.name for column in TABLES[table].columns]


def read_csv(text):
    """The rows of a CSV as a program reads them that knows of the apostrophes."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [{name: original_cell(cell) for name, cell in row.items()} for row in rows]


def stated(table, rows):
    """Rows of the record with their declared columns, typed, in order of their key."""
    key = TABLES[table].primary_key
    return sorted((typed_row(table, row) for row in rows), key=lambda row: [row[name] for name in key])


def part(row, prefix):
    """The rows that the joined columns with *prefix* stand for."""
    names = [name.removeprefix(prefix) for name in row if name.startswith(prefix)]
    lists = [split_cell(row[prefix + name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*lists, strict=True)]


def test_the_table_as_seen_holds_every_declared_column_unchanged(record, everything):
    rows = read_csv(csv_text(seen_rows(everything)))
    assert list(rows[0]) == [*columns("events"), *DERIVED]
    assert [{name: row[name] for name in columns("events")} for row in rows] == rows_of(
        record.events[columns("events")]
    )


def test_the_full_table_gives_back_every_claim_and_source(record, everything):
    rows = read_csv(csv_text(full_rows(everything)))
    claims = [claim | {"event_id": row["id"]} for row in rows for claim in part(row, "claims.")]
    sources = {source["id"]: source for row in rows for source in part(row, "sources.") if source["id"]}
    published = set(record.events["id"])
    assert stated("claims", claims) == stated(
        "claims", [row for row in rows_of(record.claims) if row["event_id"] in published]
    )
    assert stated("sources", sources.values()) == stated("sources", rows_of(everything.sources))


def test_the_full_table_gives_back_every_place_with_its_role(everything):
    rows = read_csv(csv_text(full_rows(everything)))
    stays = [(row["id"], place["id"], place["role"]) for row in rows for place in part(row, "places.")]
    places = {place["id"]: place for row in rows for place in part(row, "places.")}
    told = everything.event_places[["event_id", "place_id", "role"]]
    assert sorted(stays) == sorted(told.itertuples(index=False, name=None))
    assert stated("places", places.values()) == stated("places", rows_of(everything.places))


def test_the_json_gives_back_the_record(record, everything):
    document = json.loads(json_text(events_document(everything)))
    claims = [claim | {"event_id": one["id"]} for one in document["events"] for claim in one["claims"]]
    assert document["count"] == len(record.events)
    for table, rows in (
        ("events", document["events"]),
        ("claims", claims),
        ("sources", document["sources"]),
    ):
        found = [{name: row[name] for name in columns(table)} for row in rows]
        key = TABLES[table].primary_key
        assert sorted(found, key=lambda row: [row[name] for name in key]) == stated(
            table, rows_of(getattr(everything, table))
        )


def test_the_workbook_gives_back_the_record(everything):
    book = openpyxl.load_workbook(io.BytesIO(workbook(everything)))
    assert book.sheetnames == ["events", "event_places", "claims", "sources", "places", "about"]
    for table in book.sheetnames[:-1]:
        header, *lines = book[table].iter_rows(values_only=True)
        found = [dict(zip(header, line, strict=True)) for line in lines]
        for row in found:
            for column in TABLES[table].columns:
                if column.list_of:
                    row[column.name] = (row[column.name] or "").split(";") if row[column.name] else []
        found = [{name: row[name] for name in columns(table)} for row in found]
        assert found == [typed_row(table, row) for row in rows_of(getattr(everything, table))]


def test_a_formula_in_a_title_stays_a_text_everywhere(good):
    good.change("events", 2, title="=HYPERLINK(A1)", summary="-1 plus 1")
    selection = select(load_dataset(good.folder), View())
    row = next(csv.DictReader(io.StringIO(csv_text(seen_rows(selection)))))
    assert (row["title"], row["summary"]) == ("'=HYPERLINK(A1)", "'-1 plus 1")
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(selection)))["events"]
    cells = {cell.value: cell.data_type for line in sheet.iter_rows() for cell in line}
    assert cells["=HYPERLINK(A1)"] == "s"
    assert "f" not in cells.values()


def test_no_cell_of_the_workbook_is_a_link(everything):
    book = openpyxl.load_workbook(io.BytesIO(workbook(everything)))
    assert [
        cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.hyperlink
    ] == []


def test_an_open_end_is_no_day(good):
    good.change("events", 3, date="2018/..")
    told = events_document(select(load_dataset(good.folder), View()))["events"][1]
    assert (told["earliest"], told["latest"], told["is_open_end"]) == ("2018-01-01", None, True)


def test_nothing_selected_is_still_a_file_of_every_format(record):
    nothing = select(record, View(EventFilter(text="xyzzy")))
    assert nothing.events.empty
    assert read_csv(file_bytes("csv", nothing).decode()) == []
    assert json.loads(file_bytes("json", nothing))["events"] == []
    assert all(isinstance(file_bytes(name, nothing), bytes) for name in FORMATS)


def test_an_event_near_a_place_is_selected_only_within_the_radius(record):
    near, wide = (select(record, View(near="hamhung", radius_km=radius)) for radius in (1, 500))
    assert 0 < len(near.events) < len(wide.events) < len(record.events)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_selection_is_the_same_file(record, name):
    view = View(EventFilter(chosen=chosen(province={"KP-08"})))
    assert file_bytes(name, select(record, view)) == file_bytes(name, select(record, view))
