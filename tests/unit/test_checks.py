"""The checks: each rule names the cell that breaks it, with its line and a reason in words."""

import pytest

EDTF = "is not a supported EDTF date, such as 1976, 1976-10-18, 197X, 1893~, 1997/2003 or [1992..1995]"
UNTIDY = "has spaces or line breaks that are not needed; run `python -m tools.format_data`"
UNSORTED = "is not in canonical form from here; run `python -m tools.format_data`"
NUMBER = "is not a decimal number like 50 or 0.2"
DRUGS = "cannabis, heroin, methamphetamine, opium, other, pharmaceuticals, precursors, unspecified"
GRADES = "documented, multiple_reports, single_report, testimony, allegation, estimate"
REPEATS = "is not in order without repeats; write"


def test_the_good_record_has_no_problem(good):
    assert good.problems() == []


ORDER = "is not in order: the lowest, best and highest quantity must not fall"
SLUG = "is not of the form [a-z0-9]+(-[a-z0-9]+)*, such as 'colonial-beginnings'"
QUESTION = "is not of the form .*\\?, such as 'When did North Korea start making methamphetamine?'"
ADDRESS = (
    "is not of the form https?://[^\\s]+, "
    "such as 'https://www.dailynk.com/english/new-crackdown-on-illicit-drugs-tar/'"
)
WRONG_HEADER = "eras.csv:1: the file cannot be judged: its header must be id,title,date,summary"
ONLY_IF = "must be filled if, and only if,"


@pytest.mark.parametrize(
    ("table", "line", "cells", "problem"),
    [
        ("events", 2, {"date": "Apr 1999"}, f"date 'Apr 1999' {EDTF}"),
        ("events", 2, {"date": "1999-13"}, f"date '1999-13' {EDTF}"),
        ("events", 2, {"date": "1999/unknown"}, f"date '1999/unknown' {EDTF}"),
        ("claims", 2, {"asserted_date": "2/99"}, f"asserted_date '2/99' {EDTF}"),
        ("claims", 2, {"evidence": "sure"}, f"evidence 'sure' is not one of {GRADES}"),
        ("events", 3, {"status": "draft"}, "status 'draft' is not one of published, withdrawn"),
        ("events", 2, {"drugs": "tea"}, f"drugs 'tea' holds 'tea', which is not one of {DRUGS}"),
        ("events", 2, {"drugs": "opium;"}, f"drugs 'opium;' holds '', which is not one of {DRUGS}"),
        ("events", 2, {"drugs": "opium;heroin"}, f"drugs 'opium;heroin' {REPEATS} 'heroin;opium'"),
        ("events", 2, {"drugs": "opium;opium"}, f"drugs 'opium;opium' {REPEATS} 'opium'"),
        ("claims", 3, {"source_id": "wire"}, "source_id 'wire' is not an id in sources.csv"),
        ("event_places", 3, {"place_id": "dale"}, "place_id 'dale' is not an id in places.csv"),
        ("sources", 3, {"cited_via": "x"}, "cited_via 'x' is not an id in sources.csv"),
        ("route_legs", 2, {"from_place_id": "x"}, "from_place_id 'x' is not an id in places.csv"),
        ("eras", 3, {"id": "early"}, "id 'early' stands in the table already"),
        ("eras", 3, {"id": "Late"}, f"id 'Late' {SLUG}"),
        ("events", 2, {"title": ""}, "title '' is required"),
        ("eras", 2, {"date": ""}, "date '' is required"),
        ("events", 2, {"title": "A  raid"}, f"title 'A  raid' {UNTIDY}"),
        ("events", 2, {"title": " A raid"}, f"title ' A raid' {UNTIDY}"),
        ("events", 2, {"title": "A\nraid"}, f"title 'A\\nraid' {UNTIDY}"),
        ("events", 2, {"title": "A\u00a0raid"}, f"title 'A\\xa0raid' {UNTIDY}"),
        ("events", 2, {"title": "Cho\u0306ngjin"}, f"title 'Cho\u0306ngjin' {UNTIDY}"),
        (
            "events", 2, {"title": "A\0"},
            "title 'A\\x00' holds the character '\\x00', which cannot be seen",
        ),
        ("claims", 2, {"answer": "x" * 61}, f"answer '{'x' * 61}' is longer than 60 characters"),
        ("disputes", 2, {"question": "How"}, f"question 'How' {QUESTION}"),
        ("sources", 2, {"url": "javascript:x"}, f"url 'javascript:x' {ADDRESS}"),
        ("sources", 2, {"url": "x http://a.b"}, f"url 'x http://a.b' {ADDRESS}"),
        ("places", 3, {"latitude": "95"}, "latitude '95' is more than 90"),
        ("places", 3, {"longitude": "-180.5"}, "longitude '-180.5' is less than -180"),
        ("places", 3, {"latitude": "35,1"}, f"latitude '35,1' {NUMBER}"),
        ("places", 3, {"latitude": "nan"}, f"latitude 'nan' {NUMBER}"),
        ("events", 2, {"quantity_kg_high": "inf"}, f"quantity_kg_high 'inf' {NUMBER}"),
        ("events", 2, {"quantity_kg_high": "1e3"}, f"quantity_kg_high '1e3' {NUMBER}"),
        ("events", 2, {"quantity_kg_low": "٢"}, f"quantity_kg_low '٢' {NUMBER}"),
        ("events", 2, {"quantity_kg_low": "-1"}, "quantity_kg_low '-1' is less than 0"),
        ("route_legs", 2, {"leg": "one"}, "leg 'one' is not a whole number"),
        ("route_legs", 2, {"leg": "0"}, "leg '0' is less than 1"),
        ("events", 2, {"quantity_kg_best": "5"}, f"quantity_kg_best '5' {ORDER}"),
        (
            "events", 2, {"quantity_kg_low": "9", "quantity_kg_best": ""},
            f"quantity_kg_low '9' {ORDER}",
        ),
        ("events", 2, {"quantity_kind": ""}, f"quantity_kind '' {ONLY_IF} there is a quantity"),
        (
            "events", 3, {"quantity_kind": "seized"},
            f"quantity_kind 'seized' {ONLY_IF} there is a quantity",
        ),
        (
            "events", 2, {"status": "withdrawn"},
            "note '' must give the reason why the event is withdrawn",
        ),
        ("claims", 2, {"answer": ""}, f"answer '' {ONLY_IF} the claim takes a side in a dispute"),
        ("claims", 3, {"answer": "No"}, f"answer 'No' {ONLY_IF} the claim takes a side in a dispute"),
        ("claims", 3, {"answer_date": "1999"}, "answer_date '1999' needs an answer in words beside it"),
        ("sources", 2, {"url": ""}, "link 'yes' is yes, but there is no address to link"),
        ("places", 3, {"geo_source": ""}, "geo_source '' must say where the coordinates come from"),
        ("places", 3, {"longitude": ""}, f"longitude '' {ONLY_IF} there is a latitude"),
        (
            "places", 3, {"location_precision": "none"},
            "location_precision 'none' must be none if, and only if, there are no coordinates",
        ),
        (
            "places", 2, {"country": "CN"},
            "country 'CN' must be KP where a province of North Korea is given",
        ),
        (
            "route_legs", 2, {"source_id": ""},
            "source_id '' is required because the route is stated by a source",
        ),
    ],
)  # fmt: skip
def test_one_bad_cell_is_one_problem_with_its_line_and_its_reason(good, table, line, cells, problem):
    good.change(table, line, **cells)
    assert good.problems() == [f"{table}.csv:{line}: {problem}"]


@pytest.mark.parametrize(
    ("table", "line", "cells", "message"),
    [
        (
            "claims", 2, {"stance": "denies"},
            "events.csv:2: id 'raid-1999' has no supporting claim in claims.csv",
        ),
        (
            "event_places", 3, {"event_id": "raid-1999"},
            "events.csv:3: id 'sweep-2018' has no place in event_places.csv",
        ),
        (
            "claims", 2, {"dispute_id": "", "answer": ""},
            "disputes.csv:2: id 'how-much' has no claim that takes a side in it",
        ),
        (
            "route_legs", 2, {"to_place_id": ""},
            "routes.csv:2: id 'port-hill' is to be drawn but has no leg with both ends",
        ),
    ],
)  # fmt: skip
def test_a_row_that_lacks_its_counterpart_in_another_table_is_named(good, table, line, cells, message):
    good.change(table, line, **cells)
    assert good.problems() == [message]


def test_a_key_of_several_columns_must_not_repeat(good):
    rows = good.rows("event_places")
    good.write("event_places", [*rows, rows[-1]])
    assert good.problems() == [
        "event_places.csv:4: the key event_id, place_id, role is empty or stands in the table already"
    ]


def test_all_problems_are_reported_together_in_order_of_file_and_line(good):
    good.change("places", 3, latitude="95")
    good.change("events", 3, date="2018-13", category="flood")
    assert [problem.partition(" '")[0] for problem in good.problems()] == [
        "events.csv:3: category",
        "events.csv:3: date",
        "places.csv:3: latitude",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda rows: [rows[0], rows[1][:3], rows[2]],
            "eras.csv:2: the row has 3 cells and should have 4",
        ),
        (lambda rows: [*rows[:2], [*rows[2], "x"]], "eras.csv:3: the row has 5 cells and should have 4"),
        (lambda rows: [*rows, []], "eras.csv:4: the row is empty"),
        (lambda rows: [["id", "title", "when", "summary"], *rows[1:]], WRONG_HEADER),
        (lambda rows: [["id", "date", "title", "summary"], *rows[1:]], WRONG_HEADER),
        (lambda rows: [[" id", "title", "date", "summary"], *rows[1:]], WRONG_HEADER),
        (lambda rows: [row[:3] for row in rows], WRONG_HEADER),
        (lambda rows: [[*row, ""] for row in rows], WRONG_HEADER),
        (lambda rows: [[";".join(row)] for row in rows], WRONG_HEADER),
        (lambda rows: rows[1:], WRONG_HEADER),
        (lambda rows: [], WRONG_HEADER),
    ],
)
def test_a_structural_fault_reports_only_itself(good, change, message):
    good.change("events", 2, date="Apr 1999")
    good.write("eras", change(good.rows("eras")))
    assert good.problems() == [message]


def test_a_file_that_is_not_there_is_said(good):
    good.file("sources").unlink()
    assert good.problems() == ["sources.csv:1: the file cannot be judged: it is not there"]


def test_a_file_in_another_encoding_is_said_with_the_line(good):
    good.file("places").write_bytes(
        good.file("places").read_bytes().replace("언덕".encode(), b"\xbe\xf0")
    )
    assert good.problems() == [
        "places.csv:1: the file cannot be judged: it is not UTF-8 text, see line 2; save it as UTF-8"
    ]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda text: text.replace("\n", "\r\n"), 1),
        (lambda text: "\ufeff" + text, 1),
        (lambda text: text.removesuffix("\n"), 4),
        (lambda text: text.replace("Late years", '"Late years"'), 3),
        (lambda text: "\n".join([*(text.split("\n")[number] for number in (0, 2, 1)), ""]), 2),
    ],
    ids=["CRLF", "byte order mark", "no last line end", "needless quotes", "unsorted"],
)
def test_a_file_that_is_right_but_not_canonical_names_the_first_line(good, change, line):
    text = good.file("eras").read_text(encoding="utf-8")
    good.file("eras").write_bytes(change(text).encode())
    assert good.problems() == [f"eras.csv:{line}: {UNSORTED}"]


def test_an_event_is_withdrawn_with_a_reason_and_needs_no_claim(good):
    good.change("events", 3, status="withdrawn", note="The report was taken back.")
    good.write("claims", good.rows("claims")[:2])
    assert good.problems() == []


@pytest.mark.parametrize(
    ("table", "cells", "message"),
    [
        ("events", {"label": ""}, "label '' is required in the record"),
        (
            "events",
            {"date": "1999/2001"},
            "date '1999/2001' may be later than 1999-06-30, the day of the last report of it",
        ),
        (
            "events",
            {"date": "1990/1998"},
            "is drawn as certain from 1990-12-31 to 1998-01-01, but no claim bears on the date",
        ),
        ("events", {"actors": "nobody"}, "names 'nobody', which is not an id in actors.csv"),
        ("claims", {"origin": ""}, "origin '' is required in the record"),
        ("claims", {"bears_on": ""}, "bears_on '' is required in the record"),
        ("claims", {"evidence": "multiple_reports"}, "rests on one origin, though a claim is graded"),
        ("claims", {"bears_on": "date"}, "id 'raid-1999' has no supporting claim in claims.csv"),
        ("disputes", {"kind": ""}, "kind '' is required in the record"),
    ],
)
def test_a_rule_of_the_second_edition_names_the_row(good, table, cells, message):
    good.change(table, 2, **cells)
    assert [one for one in good.problems() if message in one]
