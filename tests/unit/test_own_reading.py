"""A reader's file is read in every usual form, and refused with words in every hostile one."""

import io
import stat
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bellflower.ingest import limits
from bellflower.ingest.limits import MAX_COLUMNS, MAX_MEMBERS, UnreadableError, refuse_size
from bellflower.ingest.options import ReadOptions
from bellflower.ingest.reader import read_upload
from bellflower.publish.export.package import record_zip

ROWS = "date,title,place\n1999,Raid at the port,Hamhung\n2001,Café “Müller” – naïve,평성\n"
MIXED = "date,title,place\r\n1999,Raid at the port,Hamhung\r2001,Two\n\n2002,Three,Rason\n"


def events(data: bytes, name: str = "events.csv"):
    return read_upload(name, data).tables["events"]


def cells(data: bytes, name: str = "events.csv") -> list[list[str]]:
    return events(data, name).cells.to_numpy().tolist()


def zipped(**members: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(**sheets: list[list]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_encoding_reads_the_same(encoding):
    assert cells(ROWS.encode(encoding)) == cells(ROWS.encode())


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("title\n함흥에서 단속이 있었다\n", "euc-kr", "EUC-KR"),
        ("title\n똠방각하\n", "cp949", "EUC-KR"),
        ("title\nascii\n" * 9_000 + "청진\n", "euc-kr", "EUC-KR"),
        ("title\nCafé “Müller” – naïve séance\n", "cp1252", "Windows-1252"),
        ("title\nGröße\n", "cp1252", "Windows-1252"),
        ("title\nÉÀÇ ÑÓ ÜÄÖ\n", "cp1252", "Windows-1252"),
    ],
)
def test_text_in_an_old_encoding_is_read_and_what_was_assumed_is_said(text, encoding, name):
    table = events(text.encode(encoding))
    assert table.cells["title"].iloc[-1] == text.splitlines()[-1]
    assert table.encoding == name
    assert name in table.note


def test_an_encoding_that_is_stated_needs_no_remark():
    assert events(ROWS.encode("utf-8-sig")).note == ""


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_found(separator):
    assert cells(f"date{separator}title\n1999{separator}A raid\n".encode())[0][0] == "1999"


def test_the_separator_that_excel_states_is_believed_and_lines_are_counted_with_it():
    table = events(b"sep=;\r\ndate;title\r\n1999;Raid\r\n")
    assert (table.header, table.lines.tolist()) == (("date", "title"), [3])


def test_mixed_line_ends_and_blank_lines_keep_rows_and_their_lines():
    table = events(MIXED.encode())
    assert table.lines.tolist() == [2, 5]
    assert [problem.line for problem in table.problems] == [3]


def test_a_text_over_several_lines_is_one_row_and_later_lines_are_counted_right():
    table = events(b'title,summary\n"One","first\nsecond"\nTwo,more\n')
    assert table.lines.tolist() == [2, 4]


def test_a_quotation_mark_that_is_not_closed_costs_its_own_line_and_no_other():
    table = events(b'title,place\nOne,"Hamhung\n' + b"Two,Rason\n" * 40)
    assert len(table.cells) == 40
    (problem,) = table.problems
    assert (problem.line, problem.reason) == (2, "a quotation mark in this line is not closed")


def test_a_quotation_mark_inside_a_text_is_a_letter_like_others():
    assert cells(b'title,place\nA 5" pipe,Rason\nTwo,Hamhung\n') == [
        ['A 5" pipe', "Rason"],
        ["Two", "Hamhung"],
    ]


def test_a_row_that_does_not_fit_is_left_out_with_the_numbers():
    table = events(b"date,title\n1999,Raid\n2000,Raid,more,cells\n2001\n")
    assert [str(problem) for problem in table.problems] == [
        "events.csv:3: the row has 4 cells where the header has 2",
        "events.csv:4: the row has 1 cells where the header has 2",
    ]
    assert table.row_count == 3


def test_empty_cells_beyond_the_header_are_nobodys_fault():
    assert cells(b"date,title,,\n1999,Raid,,\n") == [["1999", "Raid"]]


def test_columns_without_a_name_or_with_the_same_are_told_apart():
    assert events(b"title,,title,title (3)\na,b,c,d\n").header == (
        "title",
        "column 2",
        "title (3)",
        "title (3) (4)",
    )


def test_ten_thousand_columns_are_refused():
    with pytest.raises(UnreadableError, match=f"more than {MAX_COLUMNS} columns"):
        events(",".join(f"c{number}" for number in range(10_000)).encode() + b"\n1\n")


def test_too_many_rows_are_refused():
    with pytest.raises(UnreadableError, match="more than 3 rows"):
        read_upload("events.csv", b"title\n" + b"Raid\n" * 4, ReadOptions(most_rows=3))


def test_a_cell_without_end_is_left_out_not_shown():
    table = events(b"title\nRaid\n" + b"x" * (limits.MAX_CELL + 1) + b"\n")
    assert (len(table.cells), "longer than" in table.problems[0].reason) == (1, True)


def test_a_very_long_text_that_never_ends_costs_its_own_line_too():
    table = events(b'title\nRaid\n"' + b"x\n" * 150_000)
    assert (len(table.cells), [problem.line for problem in table.problems]) == (150_000, [3])


def test_a_file_with_very_many_marks_that_are_not_closed_is_given_up_with_the_line(monkeypatch):
    monkeypatch.setattr("bellflower.ingest.files.csv_reader._MOST_OPEN", 1)
    with pytest.raises(UnreadableError, match="cannot be read from line 4 on") as caught:
        events(b'title,place\nOne,Rason\nTwo,"Rason\nThree,Rason\n')
    assert "quotation mark" in caught.value.remedy


def test_a_file_of_200_mb_is_refused_by_its_size_alone():
    with pytest.raises(UnreadableError, match="200 MB; at most 50 MB") as caught:
        refuse_size(200 * 1024 * 1024)
    assert "zip" in caught.value.remedy


def test_null_characters_are_read_as_text():
    assert cells(b"title,place\nRa\0id,Hamhung\n") == [["Ra\0id", "Hamhung"]]


@pytest.mark.parametrize("data", [b"", b"\n\n", b" , ,\n", b"\xef\xbb\xbf"])
def test_an_empty_file_says_so(data):
    with pytest.raises(UnreadableError, match="is empty"):
        events(data)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), bytes(range(128, 256)) * 3])
def test_a_file_that_is_no_text_says_so(data):
    with pytest.raises(UnreadableError, match=r"encoding|picture"):
        events(data)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_raise_anything_but_words(data):
    with suppress(UnreadableError):
        read_upload("events.csv", data)


@given(st.binary(max_size=200))
def test_no_archive_at_all_raises_anything_but_words(data):
    with suppress(UnreadableError):
        read_upload("events.zip", b"PK\x03\x04" + data)


def test_the_data_package_that_readers_download_is_read_back():
    upload = read_upload("bellflower.zip", record_zip())
    assert {"events", "claims", "sources", "places", "eras", "routes"} <= set(upload.tables)
    assert any("gazetteer.csv" in note for note in upload.notes)


def test_a_single_table_in_a_zip_may_be_called_anything():
    assert read_upload("mine.zip", zipped(**{"my list.csv": ROWS})).tables["events"].row_count == 2


def test_what_a_system_puts_beside_the_tables_is_passed_over():
    upload = read_upload("a.zip", zipped(**{"events.csv": ROWS, "__MACOSX/._events.csv": b"\0\1"}))
    assert (list(upload.tables), upload.notes) == (["events"], ())


@pytest.mark.parametrize(
    "name",
    ["../events.csv", "/etc/events.csv", "a/../../events.csv", "C:events.csv", "a\\..\\events.csv"],
)
def test_a_path_that_leads_out_of_the_archive_is_refused(name):
    with pytest.raises(UnreadableError, match="leads out of it"):
        read_upload("a.zip", zipped(**{name: ROWS}))


def test_a_link_in_an_archive_is_refused():
    info = zipfile.ZipInfo("events.csv")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(UnreadableError, match="a link to another file"):
        read_upload("a.zip", buffer.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(UnreadableError, match="unpacks to 30 MB"):
        read_upload("a.zip", zipped(**{"events.csv": b"0" * (30 * 1024 * 1024)}))


def test_a_zip_that_lies_about_its_sizes_is_refused_too():
    data = bytearray(zipped(**{"events.csv": b"title\n" + b"0" * 900_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read_upload("a.zip", bytes(data))


def test_an_archive_with_too_many_files_is_refused():
    with pytest.raises(UnreadableError, match=f"at most {MAX_MEMBERS}"):
        read_upload("a.zip", zipped(**{f"{number}.csv": "a" for number in range(MAX_MEMBERS + 1)}))


def test_the_same_table_twice_is_refused():
    with pytest.raises(UnreadableError, match="are both the table events"):
        read_upload("a.zip", zipped(**{"events.csv": ROWS, "old/events.csv": ROWS}))


def test_an_archive_without_events_says_what_is_missing():
    with pytest.raises(UnreadableError, match="no table called events"):
        read_upload("a.zip", zipped(**{"claims.csv": "id\n1\n", "sources.csv": "id\n1\n"}))


def test_a_workbook_is_read_with_days_numbers_and_gaps_as_they_are_meant():
    day, moment = date(2018, 3, 12), datetime(2018, 3, 12, 10, 30)
    data = workbook(
        events=[["date", "title", "n"], [day, "Raid", 2.0], [moment, "Two", True], [1999, None]]
    )
    assert cells(data, "a.xlsx") == [
        ["2018-03-12", "Raid", "2"],
        ["2018-03-12 10:30:00", "Two", "TRUE"],
        ["1999", "", ""],
    ]


def test_a_formula_in_a_workbook_is_its_own_text():
    data = workbook(events=[["title", "place"], ['=HYPERLINK("http://a.b","x")', "=1+1"]])
    assert cells(data, "a.xlsx") == [['=HYPERLINK("http://a.b","x")', "=1+1"]]


def test_sheets_that_are_no_tables_are_named_and_empty_ones_passed_over():
    upload = read_upload("a.xlsx", workbook(Events=[["title"], ["Raid"]], notes=[["x"]], empty=[]))
    assert list(upload.tables) == ["events"]
    assert upload.notes == ("a.xlsx › notes was not read: no table is called so.",)


def test_a_workbook_with_too_many_columns_is_refused():
    with pytest.raises(UnreadableError, match="more than 200 columns"):
        read_upload("a.xlsx", workbook(events=[[f"c{number}" for number in range(1_000)], ["x"]]))


def test_a_workbook_that_claims_to_be_endless_is_read_as_it_is():
    data = workbook(events=[["title"], ["Raid"]])
    lying = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(lying, "w") as new:
        for info in old.infolist():
            content = old.read(info).replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
            new.writestr(info, content)
    assert cells(lying.getvalue(), "a.xlsx") == [["Raid"]]


def test_a_workbook_with_entities_that_grow_is_refused():
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 9))
    bomb = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY e0 "ha">' + entities + b"]>"
    evil = io.BytesIO()
    data = io.BytesIO(workbook(events=[["title"], ["Raid"]]))
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(evil, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                content = bomb + content.replace(b"Raid", b"&e8;")
            new.writestr(info.filename, content)
    with pytest.raises(UnreadableError, match="not a workbook"):
        read_upload("a.xlsx", evil.getvalue())


def test_an_old_workbook_or_one_with_a_password_says_what_to_do():
    with pytest.raises(UnreadableError, match="protected by a password") as caught:
        read_upload("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert ".xlsx" in caught.value.remedy


def test_a_damaged_workbook_says_so():
    data = workbook(events=[["title"], ["Raid"]])
    with pytest.raises(UnreadableError):
        read_upload("a.xlsx", data[: len(data) // 2])
