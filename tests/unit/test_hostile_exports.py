"""Files made of a hostile record: every program that opens one finds text, and all of it."""

import csv
import io
import json
import zipfile

import pytest

from bellflower.analysis.selection import select
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.query.permalink import View
from bellflower.record.checks.record_checks import find_problems
from bellflower.record.csv_cells import original_cell
from bellflower.record.dataset import load_dataset
from bellflower.record.schema import load_tables
from tests.hostile import FORMULAS, PAYLOADS, is_free, write_hostile_record

OBEYED = ("=", "+", "-", "@", "\t", "\r")  # with which a formula begins


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_hostile_record(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def selection(folder):
    return select(load_dataset(folder), View())


def file(selection, name: str) -> str:
    return file_bytes(name, selection).decode("utf-8")


def test_the_hostile_record_breaks_no_rule_so_only_care_can_help(folder):
    assert find_problems(folder) == ()


def test_every_free_column_holds_every_payload_that_fits(selection):
    for name, table in load_tables().items():
        rows = getattr(selection.record, name)
        for column in table.columns:
            if is_free(name, column) and len(rows) > 2 * len(PAYLOADS):
                most = column.constraints.get("maxLength", 10_000)
                fitting = [payload for payload in PAYLOADS if len(payload) < most]
                assert len(set(rows[column.name]) - {""}) >= len(fitting) - 3, (name, column.name)


@pytest.mark.parametrize("name", ["csv", "csv-full"])
def test_no_cell_of_a_table_begins_a_formula_and_none_is_lost(selection, name):
    rows = list(csv.reader(io.StringIO(file(selection, name), newline="")))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(OBEYED)] == []
    assert set(FORMULAS) <= {original_cell(cell) for cell in cells}
    assert len({len(row) for row in rows}) == 1


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(selection):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(file_bytes("xlsx", selection)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if cell.hyperlink] == []
    assert set(FORMULAS) <= {cell.value for cell in cells}


def test_a_workbook_holds_nothing_that_calls_elsewhere(selection):
    with zipfile.ZipFile(io.BytesIO(file_bytes("xlsx", selection))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert not [name for name in parts if "external" in name.lower() or "vba" in name.lower()]
    assert not [name for name, part in parts.items() if name.endswith(".rels") and b"External" in part]


@pytest.mark.parametrize(
    "name", ["json", "sources-json", "geojson", "places-geojson", "routes-geojson", "csljson"]
)
def test_a_json_file_can_be_read_and_holds_the_texts(selection, name):
    document = json.loads(file(selection, name))
    assert any(payload in json.dumps(document, ensure_ascii=False) for payload in ("__proto__", "@SUM"))


def test_bibtex_holds_one_entry_for_each_source_and_no_more(selection):
    from pybtex.database import parse_string

    entries = parse_string(file(selection, "bibtex"), "bibtex").entries
    assert set(entries) == set(selection.sources["id"])


def test_ris_holds_one_reference_for_each_source_and_no_more(selection):
    import rispy

    references = rispy.loads(file(selection, "ris"))
    assert [reference["id"] for reference in references] == selection.sources["id"].tolist()


def test_footnotes_are_one_line_for_each_source(selection):
    lines = file(selection, "footnotes").splitlines()
    assert len(lines) == len(selection.sources)
    assert all(line.startswith(f"{number}. ") for number, line in enumerate(lines, 1))


def test_the_ending_of_a_file_is_ours_and_not_from_the_record():
    assert all(each.ending.isalnum() for each in FORMATS.values())
