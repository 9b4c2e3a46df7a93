"""Every page in Korean, and the switch between the languages, which keeps every choice."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from bellflower.i18n import speaking
from tests.app.opening import PAGES, opened

HANGUL = re.compile("[가-힣]")
KINDS = (
    "button", "checkbox", "expander", "multiselect", "number_input", "select_slider", "selectbox",
    "text_area", "text_input", "toggle",
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_korean() -> Iterator[None]:
    """AppTest puts values into words in the thread of the test, as a browser in Korean would."""
    with speaking("ko"):
        yield


def words(app: AppTest) -> list[str]:
    """Return the headings, messages and labels of everything that a reader can use."""
    labels = [one.label for kind in KINDS for one in app.get(kind)]
    shown = [app.header, app.subheader, app.caption, app.info, app.warning, app.error]
    return [*labels, *(one.value for some in shown for one in some)]


def say(app: AppTest, language: str) -> AppTest:
    """Press a language in the frame."""
    return app.button_group(key="language").set_value(language).run()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_korean_throughout_and_english_after_the_switch(name: str):
    app = opened(name, lang=["ko"], province=["KP-08"])
    assert not app.exception
    assert [text for text in words(app) if text and not HANGUL.search(text)] == []
    say(app, "en")
    assert not app.exception
    assert [text for text in words(app) if HANGUL.search(text) and "Hamhung" not in text] == []


def test_what_a_link_asks_for_in_vain_is_said_in_korean_and_again_in_english():
    app = opened("events", lang=["ko"], category=["flood"])
    assert "존재하지 않아" in app.warning[0].value
    assert "which does not exist" in say(app, "en").warning[0].value


def test_the_switch_keeps_every_choice_and_writes_the_language_into_the_address():
    chosen = {"province": ["KP-08"], "category": ["crackdown"], "evidence": ["single_report"]}
    shown = {"list": ["table"], "match": ["surely"], "mode": ["upto"], "to": ["2019"]}
    app = opened("events", lang=["ko"], **chosen, **shown)
    titles = app.dataframe[0].value["Event"].tolist()
    before = dict(app.query_params)
    assert before["lang"] == "ko"
    say(app, "en")
    assert app.header[0].value == "Events"
    assert dict(app.query_params) == {name: before[name] for name in before if name != "lang"}
    assert app.dataframe[0].value["Event"].tolist() == titles
    with speaking("en"):
        say(app, "ko")
    assert dict(app.query_params) == before
    assert app.dataframe[0].value["Event"].tolist() == titles


def test_another_address_shows_another_language():
    app = opened("events", lang=["ko"], province=["KP-08"])
    del app.query_params["lang"]
    app.run()
    assert app.header[0].value == "Events"
    with speaking("en"):
        assert app.query_params["province"] in ("KP-08", ["KP-08"])
        app.query_params["lang"] = "ko"
        app.run()
    assert app.header[0].value == "사건"


def test_two_readers_speak_two_languages_at_once():
    korean = opened("provinces", lang=["ko"])
    with speaking("en"):
        english = opened("provinces")
    for _turn in range(2):
        assert korean.run().header[0].value == "도·시"
        with speaking("en"):
            assert english.run().header[0].value == "Provinces"


def test_the_words_of_the_record_are_said_to_be_english():
    app = opened("events", lang=["ko"], event=["crackdown-hamhung-sunchon-2018"])
    shown = [element.proto.body for element in app.get("html")]
    assert any("bf-card" in body and "영어 원문 그대로" in body for body in shown)
