"""The one form in which a table is written, and the command that writes it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.record.schema import load_tables
from bellflower.record.tables import canonical_text, rows_of, tidy_cell
from tools.format_data import format_folder

ERAS, LEGS = load_tables()["eras"], load_tables()["route_legs"]
NAMES = [column.name for column in ERAS.columns]
cells = st.text(max_size=12)
rows = st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, cells)), max_size=5)


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def leg(route, number):
    return {column.name: "" for column in LEGS.columns} | {"route_id": route, "leg": number}


@given(rows)
def test_the_canonical_form_of_canonical_text_is_itself(wanted):
    text = canonical_text(ERAS, wanted)
    assert canonical_text(ERAS, read(text)) == text


@given(rows)
def test_the_canonical_form_keeps_every_row_and_cell_but_spaces(wanted):
    kept = sorted(tuple(row.values()) for row in read(canonical_text(ERAS, wanted)))
    assert kept == sorted(tuple(tidy_cell(row[name]) for name in NAMES) for row in wanted)


@given(cells)
def test_a_tidy_cell_is_tidy(text):
    assert tidy_cell(tidy_cell(text)) == tidy_cell(text)


def test_rows_are_sorted_by_their_key_and_numbers_in_it_as_numbers():
    text = canonical_text(LEGS, [leg("b", "1"), leg("a", "10"), leg("a", "9")])
    assert [(row["route_id"], row["leg"]) for row in read(text)] == [("a", "9"), ("a", "10"), ("b", "1")]


def test_cells_are_quoted_only_where_they_must_be():
    row = {"id": "late", "title": 'The "late" years', "date": "2000/..", "summary": "One, two"}
    assert canonical_text(ERAS, [row]) == (
        'id,title,date,summary\nlate,"The ""late"" years",2000/..,"One, two"\n'
    )


@pytest.mark.parametrize(
    "row",
    [
        {"id": "late", "title": "Late", "date": "2000/.."},
        {"id": "late", "title": "Late", "date": "2000/..", "summary": None},
        {"id": "late", "title": "Late", "date": "2000/..", "summary": "x", "comment": "y"},
        {"id": "late", "title": "Late", "date": "2000/..", "summary": "x", None: ["y"]},
    ],
    ids=["column missing", "cell missing", "column too many", "cell too many"],
)
def test_a_ragged_row_is_refused_instead_of_padded_or_cut(row):
    with pytest.raises(ValueError, match="does not have the columns id, title, date, summary"):
        canonical_text(ERAS, [row])


def test_formatting_mends_the_form_and_says_which_files(good):
    text = good.file("eras").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    untidy = "\r\n".join([header, *reversed(lines)]).replace("Late years", "  Late   years")
    good.file("eras").write_bytes(b"\xef\xbb\xbf" + untidy.encode())
    assert format_folder(good.folder) == [good.file("eras")]
    assert good.file("eras").read_text(encoding="utf-8") == text
    assert good.problems() == []


def test_formatting_a_canonical_record_changes_nothing(good):
    assert format_folder(good.folder) == []


def test_formatting_never_cuts_a_ragged_row(good):
    good.write("eras", [*good.rows("eras")[:2], ["late", "Late years", "2000/..", "Since", "then"]])
    with pytest.raises(ValueError, match="does not have the columns"):
        format_folder(good.folder)
    assert "then" in good.file("eras").read_text(encoding="utf-8")


def test_rows_are_dictionaries_in_the_order_of_the_table(record):
    assert [row["id"] for row in rows_of(record.eras)] == record.eras["id"].tolist()
