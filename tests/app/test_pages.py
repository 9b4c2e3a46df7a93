"""Every page without a browser: cold, from a link, with nothing selected, with two choices in a row."""

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from bellflower.analysis.history import FIRST_VERSION
from bellflower.record import schema
from tests.app.opening import PAGES, ROOT, opened, ready_html

CRACKDOWNS = {"province": ["KP-08"], "category": ["crackdown"], "from": ["2010"]}


def shown(app: AppTest) -> list[str]:
    """Return the titles in the list of events."""
    listed = [one for one in ready_html(app) if "bf-listed-events" in one]
    return [
        html.unescape(title) for title in re.findall(r'class="bf-go"[^>]*>([^<]*)<', "".join(listed))
    ]


def test_every_page_of_the_folder_is_in_the_menu():
    menu = (ROOT / "bellflower/ui/page_list.py").read_text(encoding="utf-8")
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


def test_another_address_shows_another_selection():
    app = opened(**CRACKDOWNS)
    before = shown(app)
    app.query_params.clear()
    app.query_params["drug"] = ["opium"]
    app.run()
    assert shown(app) == shown(opened(drug=["opium"])) != before


@pytest.mark.parametrize("query", ["청진", "Ch'ongjin", "Ch'ŏngjin", "chongjin"])
def test_every_spelling_of_a_place_finds_the_same_events(query: str):
    assert shown(opened(q=[query])) == shown(opened(q=["Chongjin"]))
    assert len(shown(opened(q=[query]))) > 5


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
