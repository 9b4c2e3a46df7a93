"""From a reader's file to a record: good rows are shown, others left out with line, value and remedy."""

import csv
import io
import zipfile

import pyarrow as pa
import pytest

from bellflower.analysis.selection import select
from bellflower.ingest.choices import Choices, Fallbacks
from bellflower.ingest.limits import UnreadableError
from bellflower.ingest.pipeline import examine, propose
from bellflower.ingest.proposals import propose_columns
from bellflower.ingest.reader import read_upload
from bellflower.ingest.record import build_record
from bellflower.ingest.report import lines_left_out, main_columns, problems_csv, summary, told_lines
from bellflower.ingest.table_reading import read_table
from bellflower.ingest.template import COLUMNS, template_csv, template_workbook
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.publish.export.package import record_zip
from bellflower.query.permalink import View
from bellflower.record.dataset import load_dataset
from bellflower.record.schema import load_tables
from tests.unit.test_own_reading import workbook, zipped


def examined(text: str | bytes, name: str = "events.csv", **choices):
    upload = read_upload(name, text.encode() if isinstance(text, str) else text)
    proposed = propose(upload)
    return examine(upload, Choices(proposed.columns, **choices))


def built(text: str | bytes, name: str = "events.csv", approved=(), **choices):
    return build_record(examined(text, name, **choices), dict(approved))


def told(text: str, **choices) -> list[str]:
    return [str(problem) for problem in examined(text, **choices).left_out]


def test_one_row_with_a_title_is_enough():
    record = built("title\nA raid\n")
    (event,) = record.events.to_dict("records")
    assert (event["id"], event["title"], event["precision"]) == ("row-2", "A raid", "undated")
    assert (event["evidence_rank"], event["claim_count"], event["place_ids"]) == (1, 1, ())


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (
            ["ID", "Start Date", "End Date", "Headline", "Text", "Type", "Lat", "LNG", "City", "URL"],
            {
                "id": "ID", "start": "Start Date", "end": "End Date", "title": "Headline",
                "summary": "Text", "category": "Type", "latitude": "Lat", "longitude": "LNG",
                "place": "City", "url": "URL",
            },
        ),
        (
            ["Year", "Month", "Day", "name", "Location"],
            {"year": "Year", "month": "Month", "day": "Day", "title": "name", "place": "Location"},
        ),
        (
            ["날짜", "제목", "장소", "출처"],
            {"date": "날짜", "title": "제목", "place": "장소", "source": "출처"},
        ),
        (["title", "name", "x", "foo"], {"title": "title"}),
    ],
)  # fmt: skip
def test_columns_are_known_by_what_they_are_usually_called(header, wanted):
    assert propose_columns("events", header) == wanted


def test_every_table_of_ours_is_known_by_its_own_columns():
    for name, table in load_tables().items():
        names = [column.name for column in table.columns]
        assert propose_columns(name, names) == dict(zip(names, names))


def test_a_date_may_stand_in_parts():
    text = "year,month,day,start,end,title\n1999,4,,,,a\n,,,1997,2003,b\n2001,,,,2003,c\n,3,,,,d\n"
    found = examined(text)
    assert found.tables["events"].frame["date"].tolist() == ["1999-04", "1997/2003", "2001/2003"]
    assert [str(problem) for problem in found.left_out] == [
        "events.csv:5: month '3' has a month or a day, but no year"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("when,title\n99999,x\n", "when '99999' is not a supported EDTF date"),
        ("when,title\n03/04/2018,x\n", "when '03/04/2018' may be 2018-03-04 or 2018-04-03"),
        ("title,summary,date\n,,1999\n", "title '' is required"),
    ],
)
def test_what_is_wrong_is_told_in_the_words_of_the_file(text, problem):
    found = examined(text)
    assert problem in " ".join(map(str, found.left_out))
    assert all(each.line == 2 and each.remedy for each in found.left_out)
    assert (found.rows, found.shown) == (1, 0)


@pytest.mark.parametrize(
    ("text", "column", "value", "told"),
    [
        ("title,lat,lon\nx,127.5,39.9\n", "lat", "127.5", "is more than 90; the cell was left empty"),
        (
            "title,lat,lon\nx,39.9,\n",
            "lat",
            "39.9",
            "stands beside no “Longitude”",
        ),
        ("title,lat,lon\nx,somewhere,1\ny,39,127\n", "lat", "somewhere", "is not a decimal number"),
        ("title,url\nx,javascript:x\ny,a.org\n", "url", "javascript:x", "is not an address"),
        ("title,drugs\nx,tea\n", "drugs", "tea", "holds 'tea', which is not one of"),
        (
            "title,country\nx,Atlantis\ny,China\n",
            "country",
            "Atlantis",
            "is not a country that is known",
        ),
        ("title,country\nx,Korea\ny,China\n", "country", "Korea", "may be any of KP, KR"),
        (
            "title,language\nx,klingonese\ny,en\n",
            "language",
            "klingonese",
            "is not a language that is known",
        ),
        ("title,province,country\nx,KP-08,CN\n", "province", "KP-08", "does not agree with “Country”"),
        ("title,category\nx,flood\n", "category", "flood", "is not one of production"),
        (
            "title,quantity_kg_best\nx,5\n",
            "quantity_kg_best",
            "5",
            "stands beside no “Kind of quantity”",
        ),
        (
            "title,status\nx,closed\ny,published\n",
            "status",
            "closed",
            "is not one of published, withdrawn",
        ),
        ("title,province\nx,Elsewhere\ny,함남\n", "province", "Elsewhere", "is not a province"),
    ],
)
def test_a_bad_cell_that_an_event_can_do_without_is_emptied_and_told(text, column, value, told):
    found = examined(text)
    assert (found.left_out, found.shown) == ((), found.rows)
    (note,) = (note for note in found.notes if note.column == column and "left empty" in note.text)
    assert (note.line, note.value) == (2, value)
    assert told in note.text


def test_a_withdrawn_event_without_a_reason_stays_withdrawn():
    record = built("title,status\nx,withdrawn\n")
    assert record.withdrawn["note"].tolist() == ["Not stated"]


def test_exchanged_coordinates_are_recognized():
    (note,) = (note for note in examined("title,lat,lon\nx,127.5,39.9\n").notes if note.column == "lat")
    assert "seem to be exchanged" in note.text


def test_a_repeated_id_is_made_anew_and_names_the_line_of_the_first():
    found = examined("id,title\na,x\nb,y\na,z\n")
    (note,) = found.notes
    assert (note.line, note.value, found.shown) == (4, "a", 3)
    assert "line 2" in note.text


def test_good_rows_are_shown_beside_bad_ones_and_both_are_counted():
    found = examined("date,title\n1999,a\nsoon,b\n2001,c\n2002,d,e\n")
    assert (found.rows, found.shown, lines_left_out(found)) == (4, 2, 2)
    assert summary(found) == "2 of 4 rows can be shown; 2 were left out."
    assert main_columns(found) in ("cells that do not fit (1 row), date (1 row)",
                                   "date (1 row), cells that do not fit (1 row)")  # fmt: skip


def test_values_are_known_in_other_words_and_in_any_case():
    text = 'title,category,drugs,province,country\na,Crackdown,"Opium, heroin",South Hamgyong,북한\n'
    (event,) = built(text).events.to_dict("records")
    assert (event["category"], event["drugs"], event["provinces"], event["countries"]) == (
        "crackdown", "heroin;opium", ("KP-08",), ("KP",),
    )  # fmt: skip


def test_a_reader_can_say_what_a_word_means_and_what_silence_means():
    text = "title,category\na,flood\nb,\n"
    assert examined(text).unknown == {"category": {"flood": 1}}
    record = built(text, words={"category": {"flood": "health"}}, fallbacks=Fallbacks("policy"))
    assert sorted(record.events["category"]) == ["health", "policy"]


def test_every_assumption_is_said():
    said = " ".join(examined("title\na\n").assumed)
    for words in ("“Society”", "“Incident”", "counts as an allegation"):
        assert words in said


def test_what_was_read_in_another_form_is_said_once_with_its_rows():
    found = examined("date,title\n12 March 2018,a\n12 March 2018,b\n1999,c\u202ed\n")
    assert [(note.line, note.value, note.text, note.count) for note in found.notes] == [
        (2, "12 March 2018", "was read as 2018-03-12", 2),
        (4, "c\u202ed", "was read without the characters that cannot be seen (U+202E)", 1),
    ]
    assert found.shown == 3


def test_a_long_title_is_cut_and_stands_whole_in_the_summary():
    title = "word " * 60
    (event,) = built(f"title,summary\n{title},More.\n").events.to_dict("records")
    assert len(event["title"]) <= 110
    assert event["summary"] == f"{title.strip()} – More."


def test_without_a_title_nothing_can_be_shown_and_that_is_said():
    with pytest.raises(UnreadableError, match=r"No column of events\.csv is read as the title"):
        examined("foo,bar\n1,2\n")


def test_a_header_without_rows_is_no_mistake():
    assert summary(examined("date,title\n")) == "The file has a header, but no row."


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "@SUM(A1)", "<script&alert(1)/script>", "![](http://a.b/c.png)", "[x](javascript:1)",
     "$x$", ":material/home: :red[x]", "a\u202eb", "a\0b", "\u200f\u202b\u202e", "{x} %s {0}", "﷽" * 30],
)  # fmt: skip
def test_text_with_a_meaning_elsewhere_stays_text(cell):
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["title", "summary", "place"], [f"x {cell}", cell, f"y {cell}"]])
    record = built(buffer.getvalue())
    visible = "".join(letter for letter in cell if letter.isprintable())
    assert len(record.events) == 1
    assert visible in record.events["summary"].iloc[0] or not visible


def test_the_list_of_problems_has_no_formula_in_it():
    text = problems_csv(examined("date,title\n=1+1,a\n").left_out)
    (header, row) = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert header[:4] == ["File", "Line", "Column", "Value"]
    assert row[3] == "'=1+1"


def test_very_many_odd_dates_are_all_read():
    odd = "\n".join(f"{1000 + n}~,x" for n in range(1, 1_000))
    assert examined(f"date,title\n{odd}\n").left_out == ()


def test_cells_that_stay_as_they_are_and_blank_columns_are_not_held_twice():
    row = "Made-up event,It is made up for this very test and like all others,Place\n"
    upload = read_upload("long.csv", ("title,summary,place\n" + row * 20_000).encode())
    raw, before = upload.tables["events"], pa.total_allocated_bytes()
    size = raw.cells.memory_usage(deep=True).sum()
    read = read_table(raw, "events", propose(upload))
    held = pa.total_allocated_bytes()
    kept = read.rows.keep(raw.lines % 2 == 0)
    assert len(kept.frame) == 10_000
    assert held - before < size / 5
    assert pa.total_allocated_bytes() - held < size


def test_the_shipped_record_comes_back_as_it_was():
    found = examined(record_zip(), "bellflower.zip")
    own, shipped = build_record(found, {}), load_dataset()
    number = len(shipped.events) + len(shipped.withdrawn)
    assert (found.rows, found.shown, found.others, found.left_out) == (number, number, 0, ())
    names = ["id", "date", "title", "category", "evidence_rank", "provinces", "place_ids", "claim_count"]
    assert own.events[names].equals(shipped.events[names])
    assert own.disputes.equals(shipped.disputes)
    assert own.own_name == "bellflower.zip"


def test_a_row_that_refers_to_one_that_was_left_out_is_left_out_with_that_reason():
    tables = {
        "events.csv": "id,date,title\na,1999,x\nb,soon,y\n",
        "claims.csv": "id,event_id,source_id,says\nc1,a,s,x\nc2,b,s,y\nc3,gone,s,z\n",
        "sources.csv": "id,title\ns,A paper\n",
    }
    found = examined(zipped(**tables), "mine.zip")
    assert [str(each) for each in found.left_out if each.file == "claims.csv"] == [
        "claims.csv:3: event_id 'b' refers to a row of events.csv that was left out",
        "claims.csv:4: event_id 'gone' is not an id in events.csv",
    ]
    assert (found.shown, found.others) == (1, 2)
    assert "2 rows were left out" in summary(found)


def test_an_event_without_a_claim_rests_on_the_file_and_that_is_said():
    tables = {
        "events.csv": "id,title\na,x\nb,y\n",
        "claims.csv": "id,event_id,source_id,says,evidence\nc1,a,s,x,documented\n",
        "sources.csv": "id,title\ns,A paper\n",
    }
    found = examined(zipped(**tables), "mine.zip")
    assert "1 event has no claim that supports it" in " ".join(found.assumed)
    ranks = dict(build_record(found, {}).events[["id", "evidence_rank"]].itertuples(index=False))
    assert ranks == {"a": 4, "b": 1}


def test_an_event_may_name_a_source_of_the_table_of_sources_by_its_id():
    tables = {"events.csv": "title,source\na,s\nb,A book\n", "sources.csv": "id,title\ns,A paper\n"}
    record = built(zipped(**tables), "mine.zip")
    titles = dict(record.sources[["id", "title"]].itertuples(index=False))
    assert [titles[one] for one in record.claims["source_id"]] == ["A paper", "A book"]


def test_tables_without_places_sources_or_disputes_are_completed():
    tables = {
        "events.csv": "id,title\na,x\n",
        "event_places.csv": "event_id,place_id\na,some-town\n",
        "claims.csv": "id,event_id,source_id,says,dispute_id,answer\nc,a,the-paper,x,when,1999\n",
    }
    record = built(zipped(**tables), "mine.zip")
    assert record.places["name"].tolist() == ["Some Town"]
    assert record.sources["title"].tolist() == ["the-paper"]
    assert record.claims["dispute_id"].tolist() == [""]


def test_a_workbook_with_a_sheet_for_each_table_is_one_record():
    data = workbook(
        events=[["id", "title", "date"], ["a", "x", 1999]],
        event_places=[["event_id", "place_id", "role"], ["a", "p", "site"]],
        places=[["id", "name", "latitude", "longitude"], ["p", "Here", 39.5, 127.5]],
    )
    record = built(data, "mine.xlsx")
    assert record.events["place_ids"].tolist() == [("p",)]
    assert record.places["latitude"].tolist() == [39.5]


@pytest.mark.parametrize("name", ["template.csv", "template.xlsx"])
def test_the_template_is_a_file_without_a_problem(name):
    data = template_csv().encode() if name.endswith("csv") else template_workbook()
    found = examined(data, name)
    assert (found.left_out, found.shown) == ((), 6)
    upload = read_upload(name, data)
    assert upload.tables["events"].header == COLUMNS


def test_whoever_checks_at_a_terminal_is_told_the_same():
    upload = read_upload("a.csv", b"date,title,place\nsoon,x,Hamhung\n1999,y,Hamhung\n")
    lines = list(told_lines(upload, examine(upload, propose(upload))))
    assert lines[0] == "'a.csv' was read as the table events: 2 rows."
    assert lines[1] == "Columns: 'date' = date, 'title' = title, 'place' = place."
    assert lines[2].startswith("a.csv:2: date 'soon' is not a supported EDTF date")
    assert any("The place 'Hamhung' may be Hamhung" in line for line in lines)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "zip"])
def test_a_record_of_one_row_is_exported_in_every_format_without_our_name_or_license(name):
    record = built("title,date\n=x,1999\n")
    content = file_bytes(name, select(record, View()))
    assert b"CC-BY" not in content
    assert b"Bellflower contributors" not in content


def test_tables_of_an_earlier_edition_without_a_later_column_are_read_to_the_end():
    with zipfile.ZipFile(io.BytesIO(record_zip())) as archive:
        members = {
            name: archive.read(name).decode("utf-8-sig")
            for name in archive.namelist()
            if name.endswith(
                ("events.csv", "claims.csv", "sources.csv", "event_places.csv", "places.csv")
            )
        }
    [path] = [name for name in members if name.endswith("sources.csv")]
    rows = list(csv.DictReader(io.StringIO(members[path])))
    earlier = io.StringIO()
    names = [name for name in rows[0] if name != "archive_url"]
    writer = csv.DictWriter(earlier, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    assert "archive_url" in rows[0]
    record = built(zipped(**members | {path: earlier.getvalue()}), "record.zip")
    assert set(record.sources["id"]) >= {row["id"] for row in rows}
    assert set(record.sources["archive_url"]) == {""}
