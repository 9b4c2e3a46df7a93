"""Every page without a browser: cold, from a link, with nothing selected, with two choices in a row."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from bellflower.analysis.history import FIRST_VERSION
from bellflower.record import schema
from tests.app.opening import PAGES, ROOT, opened

CRACKDOWNS = {"province": ["KP-08"], "category": ["crackdown"], "from": ["2010"]}


def shown(app: AppTest) -> list[str]:
    """Return the titles in the list of events."""
    listed = [one.proto.body for one in app.get("html") if "bf-listed-events" in one.proto.body]
    return [
        html.unescape(title) for title in re.findall(r'class="bf-go"[^>]*>([^<]*)<', "".join(listed))
    ]


def test_every_page_of_the_folder_is_in_the_menu():
    menu = (ROOT / "bellflower/ui/main.py").read_text(encoding="utf-8")
    assert [name for name in PAGES if f'page("{name}"' not in menu] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_cold(name: str):
    assert not opened(name).exception


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_link(name: str):
    app = opened(name, event=["crackdown-hamhung-sunchon-2018"], **CRACKDOWNS)
    assert not app.exception
    assert app.warning.len == 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_a_link_asks_for_in_vain(name: str):
    app = opened(name, category=["flood"], evidence=["sure"], **{"from": ["soon"]})
    said = " ".join(warning.value for warning in app.warning)
    for word in ("“flood”", "“sure”", "“soon”"):
        assert word in said
    assert not app.exception


def test_an_empty_result_says_so_and_offers_the_way_out():
    app = opened(q=["no such words anywhere"])
    assert "No event matches" in app.info[0].value
    app.button(key="desk_show_everything").click().run()
    assert app.info.len == 0
    assert len(shown(app)) > 200


def test_the_sweep_of_2018_is_among_the_crackdowns_of_south_hamgyong_since_2010():
    app = opened(**CRACKDOWNS)
    assert any("Hamhung and Sunchon" in title for title in shown(app))


def test_two_choices_in_a_row_both_count():
    app = opened()
    app.multiselect(key="f_province").select("KP-08").run()
    app.multiselect(key="f_province").select("KP-02").run()
    assert app.multiselect(key="f_province").value == ["KP-08", "KP-02"]
    assert app.query_params["province"] == ["KP-02", "KP-08"]


def test_a_choice_is_written_into_the_address():
    app = opened()
    app.multiselect(key="f_category").select("crackdown").run()
    app.text_input(key="f_from").set_value("2010").run()
    app.select_slider(key="f_evidence").set_value(3).run()
    wanted = {"category": "crackdown", "from": "2010", "evidence": "multiple_reports"}
    assert app.query_params == wanted


def test_another_address_sets_the_widgets():
    app = opened(**CRACKDOWNS)
    assert app.multiselect(key="f_province").value == ["KP-08"]
    app.query_params.clear()
    app.query_params["drug"] = ["opium"]
    app.run()
    assert app.multiselect(key="f_province").value == []
    assert app.multiselect(key="f_drug").value == ["opium"]


def test_show_everything_takes_every_filter_back():
    app = opened(**CRACKDOWNS)
    before = len(shown(app))
    next(button for button in app.button if button.label == "Show everything").click().run()
    assert len(shown(app)) > before
    assert "province" not in app.query_params


@pytest.mark.parametrize("query", ["청진", "Ch'ongjin", "Ch'ŏngjin", "chongjin"])
def test_every_spelling_of_a_place_finds_the_same_events(query: str):
    assert shown(opened(q=[query])) == shown(opened(q=["Chongjin"]))
    assert len(shown(opened(q=[query]))) > 5


def test_a_date_that_is_none_is_named_with_an_example():
    app = opened()
    app.text_input(key="f_from").set_value("nineteen").run()
    assert "“nineteen” is not a date such as 1976" in app.error[0].value


def test_a_date_that_is_none_leaves_the_year_before_it_as_it_was():
    app = opened()
    app.text_input(key="f_from").set_value("2010").run()
    app.text_input(key="f_from").set_value("nineteen").run()
    assert app.query_params["from"] in ("2010", ["2010"])
    app.text_input(key="f_from").set_value("").run()
    assert "from" not in app.query_params


def test_a_period_that_ends_before_it_begins_is_said():
    app = opened()
    app.text_input(key="f_from").set_value("2010").run()
    app.text_input(key="f_to").set_value("2000").run()
    assert "ends in 2000 before it begins in 2010" in app.error[0].value


def test_a_link_of_another_data_version_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(schema, "data_version", lambda: "99.0.0")
    said = [info.value for info in opened(v=[FIRST_VERSION]).info]
    assert len(said) == 1
    assert f"made on data version {FIRST_VERSION}" in said[0]


@pytest.mark.parametrize("version", ["soon", "0.9.0"])
def test_a_link_of_a_data_version_that_never_was_says_so(version: str):
    said = [info.value for info in opened(v=[version]).info]
    assert len(said) == 1
    assert f"“{version}”, which is not one" in said[0]


def test_a_damaged_record_is_named_by_file_and_line(monkeypatch: pytest.MonkeyPatch):
    from bellflower.record.problems import DataError, Problem
    from bellflower.ui import cache

    def damaged() -> None:
        raise DataError((Problem("events.csv", 17, "date", "soon", "is not a date"),))

    monkeypatch.setattr(cache, "load_record", damaged)
    app = AppTest.from_file(str(ROOT / "bellflower/ui/main.py"), default_timeout=60).run()
    assert not app.exception
    assert "events.csv:17: date 'soon' is not a date" in app.code[0].value
