"""The reader's own record on every page: brought, checked, explored, left, and never anybody else's."""

import gc
import weakref
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bellflower.record import memo
from tests.app.opening import ready_html
from tests.app.test_pages import PAGES, ROOT

BAD = (
    "When,Headline,Kind,City\n1999,A raid,crackdown,Hamhung\nsoon,A search,crackdown,Hamhung\n"
    "2001,A flood,flood,Rason\n2002,Too,many,cells,here\n"
)
HOSTILE = (
    "title,summary,place,category\n"
    '"![](http://a.b/c.png) :material/home:","=1+1 $x$ [a](javascript:1)","<b>x</b>",health\n'
)
RECORDS = {
    "one row": "title\nA raid\n",
    "undated rows": "title,place,lat,lon\nA raid,Hamhung,39.9,127.5\nA search,Busan,35.1,129\n",
    "rows without coordinates": "date,title,place\n1999,A raid,Nowhere\n2001,A search,Somewhere\n",
    "very old and very late rows": "date,title\n1000,A raid\n2200-12-31,A search\n",
    "text with a meaning elsewhere": HOSTILE,
    "a row of every kind": "date,title,place,lat,lon,category,evidence,drugs,source,url\n"
    "1999,A raid,Hamhung,39.9,127.5,crackdown,documented,opium,A paper,https://a.b/c\n"
    "2001/..,A habit,Rason,42.2,130.3,health,testimony,heroin,A book,\n",
}
RECORD_PAGES = ("explore", "events", "provinces", "disputes", "sources", "own")


def opened() -> AppTest:
    app = AppTest.from_file(str(ROOT / "bellflower/ui/main.py"), default_timeout=60)
    app.run()
    return at(app, "own")


def at(app: AppTest, page: str) -> AppTest:
    if page == "events":
        app.query_params["list"] = "table"  # whose cells a test can read
    app.switch_page(str(Path("../../pages") / f"{page}.py"))
    return app.run()


def brought(text: str, name: str = "events.csv") -> AppTest:
    app = opened()
    app.file_uploader[0].upload(name, text.encode(), "text/csv").run()
    assert not app.exception
    return app


def explored(text: str) -> AppTest:
    app = brought(text)
    app.button(key="own_explore").click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.success, app.warning, app.error, app.info)
    return " ".join(element.value for kind in kinds for element in kind)


def test_a_good_file_can_be_explored_at_once():
    app = brought("title,date\nA raid,1999\n")
    assert "1 of 1 row can be shown." in app.success[0].value
    assert "Read events.csv as UTF-8: 1 row, 2 columns." in said(app)


def test_a_bad_file_says_how_many_rows_were_left_out_and_lists_each_with_its_remedy():
    app = brought(BAD)
    assert "2 of 4 rows can be shown; 2 were left out." in app.warning[0].value
    table = app.dataframe[0].value
    assert table["Line"].tolist() == [3, 5]
    assert table["Column"].tolist() == ["When", ""]
    assert all(table["How to fix it"])


def test_a_check_that_was_left_is_done_when_the_reader_comes_back():
    app = brought("title\nA raid\n")
    app.session_state["_own"].examined = None
    at(app, "events")
    assert "1 of 1 row can be shown." in said(at(app, "own"))


def test_a_column_can_be_given_another_meaning():
    app = brought("foo,bar\nA raid,Hamhung\n")
    assert "No column of events.csv is read as the title" in app.error[0].value
    picked = next(box for box in app.selectbox if box.label == "Title")
    picked.set_value("foo")
    next(button for button in app.button if button.label == "Check the rows again").click().run()
    assert "1 of 1 row can be shown." in app.success[0].value


def test_a_word_of_the_file_can_be_explained():
    app = brought(BAD)
    next(box for box in app.selectbox if box.label.startswith("flood")).set_value("health")
    next(button for button in app.button if button.label == "Check the rows again").click().run()
    assert "2 of 4 rows can be shown" in app.warning[0].value


def test_the_order_of_day_and_month_can_be_chosen():
    app = brought("title,date\nA raid,3/4/2018\n")
    assert "does not say whether 3/4/2018 is 2018-03-04 or 2018-04-03" in app.warning[0].value
    next(box for box in app.selectbox if box.label == "Order of day and month").set_value("day")
    next(button for button in app.button if button.label == "Check the rows again").click().run()
    assert "1 of 1 row can be shown." in app.success[0].value
    assert "so that 3/4/2018 is 2018-04-03" in said(app)


def test_the_file_can_be_read_in_another_encoding():
    app = opened()
    app.file_uploader[0].upload("a.csv", "title\nArrest – Łódź\n".encode("cp1250"), "text/csv").run()
    next(box for box in app.selectbox if box.label == "Encoding").set_value("cp1252")
    next(button for button in app.button if button.label == "Read it again").click().run()
    assert not app.exception
    assert "Windows-1252" in said(app)


def test_a_place_is_on_the_map_only_after_it_was_approved():
    app = brought("title,place\nA raid,Hamhung\n")
    app.checkbox[0].check().run()
    app.button(key="own_explore").click().run()
    record = app.session_state["_own"].record
    assert record.places["name_ko"].tolist() == ["함흥"]
    at(app, "own")
    app.checkbox[0].uncheck().run()
    app.button(key="own_explore").click().run()
    assert app.session_state["_own"].record.places["latitude"].isna().all()


def test_every_page_of_the_record_shows_the_own_one_with_a_banner():
    app = explored(BAD)
    for page in RECORD_PAGES:
        at(app, page)
        assert "You are looking at your own record" in said(app)
        assert "2 were left out" in said(app)
    at(app, "events")
    assert app.dataframe[0].value["Event"].tolist() == ["A raid", "A flood"]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_page_opens_on(kind):
    app = explored(RECORDS[kind])
    for page in PAGES:
        at(app, page)
        assert [error.value for error in (*app.exception, *app.error)] == [], page


def test_pages_that_tell_stories_stay_with_the_shipped_record():
    app = explored("title\nA raid\n")
    at(app, "teach")
    assert "This page tells of Bellflower’s record." in said(app)
    assert "You are looking at your own record" not in said(app)


def test_the_way_back_leads_to_the_shipped_record_and_keeps_the_file():
    app = explored("title\nA raid\n")
    at(app, "events")
    app.button(key="own_leave").click().run()
    assert "".join(ready_html(app)).count('class="bf-go"') > 200
    assert "1 of 1 row can be shown." in said(at(app, "own"))


def test_a_file_can_be_forgotten():
    app = explored("title\nA raid\n")
    at(app, "own")
    app.button(key="own_forget").click().run()
    assert app.session_state["_own"] is None
    assert "You are looking at your own record" not in said(app)


def test_filters_choose_among_the_own_events():
    app = explored("date,title\n1999,A raid\n2001,A search\n")
    at(app, "events")
    app.query_params["from"] = "2000"
    app.run()
    assert app.dataframe[0].value["Event"].tolist() == ["A search"]


def test_what_was_filtered_in_the_shipped_record_does_not_hide_the_own_one():
    app = AppTest.from_file(str(ROOT / "bellflower/ui/main.py"), default_timeout=60)
    app.query_params["category"] = ["health"]
    app.run()
    at(app, "own")
    app.file_uploader[0].upload("a.csv", b"title\nA raid\n", "text/csv").run()
    app.button(key="own_explore").click().run()
    at(app, "events")
    assert app.dataframe[0].value["Event"].tolist() == ["A raid"]


def test_another_visitor_sees_nothing_of_it():
    explored("title\nA raid that nobody else sees\n")
    other = at(opened(), "events")
    assert "A raid that nobody else sees" not in set(other.dataframe[0].value["Event"])
    assert "_own" not in other.session_state


def test_what_is_kept_of_the_own_record_is_little_and_goes_with_it():
    app = at(explored("title\nA raid\n"), "explore")
    record = weakref.ref(app.session_state["_own"].record)
    kept = memo._KEPT[record()]
    assert 0 < len(kept["instrument"]) <= 4
    del app, kept
    gc.collect()
    assert record() is None


def test_there_is_no_link_to_a_record_that_nobody_else_can_see():
    app = explored("title\nA raid\n")
    at(app, "events")
    app.button(key="take_open").click().run()
    assert "A link cannot carry it" in said(app)
    assert not any("?v=" in code.value for code in app.code)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "a.csv is empty."),
        ("a.zip", b"PK\x03\x04broken", "a damaged archive"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "not a spreadsheet that can be read"),
        ("a.csv", ",".join(f"c{n}" for n in range(10_000)).encode() + b"\n1\n", "more than 200 columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_words(name, data, words):
    app = opened()
    app.file_uploader[0].upload(name, data, "text/csv").run()
    assert words in app.error[0].value
    assert not app.exception


def test_text_of_the_file_is_shown_as_text():
    app = explored(HOSTILE.replace("<b>x</b>", "![](http://a.b)"))
    at(app, "own")
    for text in (said(app), " ".join(box.label for box in app.checkbox)):
        assert "![](http" not in text


def test_lines_of_json_are_read_like_a_table():
    line = '{"title": "A raid", "date": "Friday 12 March 2018", "drugs": ["opium"]}\n'
    for text, rows in ((line, "1 of 1 row"), (line * 2, "2 of 2 rows")):
        for name in ("events.jsonl", "events.ndjson"):
            assert f"{rows} can be shown." in brought(text, name).success[0].value
