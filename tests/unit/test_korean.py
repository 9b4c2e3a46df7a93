"""Dates, numbers and names in Korean, and what stays English whatever the pages are in."""

from datetime import date
from threading import Thread

import pytest

from bellflower import i18n
from bellflower.analysis.selection import select
from bellflower.i18n import current_language, speaking, use_language
from bellflower.publish.citation.views import view_item
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.query.permalink import View, from_params
from bellflower.teaching.stories.known_values import known_values
from bellflower.teaching.stories.library import shipped_stories
from bellflower.text import date_words, wording
from bellflower.view.cards import event_card, place_card, route_card
from bellflower.view.figures.timeline import timeline_figure
from bellflower.view.linked_view import build_spec, build_stage


@pytest.fixture
def korean():
    with speaking("ko"):
        yield


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1976", "1976년"),
        ("1976-10", "1976년 10월"),
        ("1976-10-18", "1976년 10월 18일"),
        ("1976-XX", "1976년"),
        ("197X", "1970년대"),
        ("1893~", "1893년경"),
        ("1976-10~", "1976년 10월경"),
        ("197X~", "1970년대경"),
        ("1997/2003", "1997년~2003년"),
        ("1925-06/193X", "1925년 6월~1930년대"),
        ("1945~/1951-06-08", "1945년경~1951년 6월 8일"),
        ("[1992..1995]", "1992년에서 1995년 사이"),
        ("[1888..1893]", "1888년에서 1893년 사이"),
        ("../2015-06-29", "2015년 6월 29일까지(시작 시점 미상)"),
        ("2005~/..", "2005년경부터"),
        ("[..2015-06-11]", "2015년 6월 11일까지의 어느 시점"),
        ("", "날짜 미상"),
    ],
)
def test_every_form_of_a_date_has_its_words(korean, text, told):
    assert date_words.format_date(text) == told


def test_quantities_and_counts_have_their_words(korean):
    assert wording.format_kilograms("50", "125", "150", "seized") == "125kg(압수, 출처별 50~150kg)"
    assert wording.format_kilograms("0.0002", "0.0002", "0.0002", "seized") == "0.2g(압수)"
    assert wording.format_kilograms("1000", "", "1000", "estimated") == "1,000kg(추정)"
    assert wording.count_events(3, 1200) == "사건 1,200건 중 3건"
    assert wording.count_events(1, 1) == "사건 1건"


def test_closed_values_countries_and_languages_have_their_names(korean):
    assert wording.label("KP-10") == "량강도"
    assert wording.labels("heroin;opium") == "헤로인, 아편"
    assert wording.country("KP") == "북한"
    assert wording.language("ko") == "한국어"


def test_both_names_of_a_place_are_told_the_one_of_the_language_first(korean):
    assert wording.place_name("Hamhung", "함흥") == "함흥 Hamhung"
    assert wording.place_name("Birgunj", "") == wording.place_word("Birgunj", "") == "Birgunj"
    assert wording.place_word("Hamhung", "함흥") == "함흥"


def test_a_card_is_korean_around_the_english_text_of_the_record(korean, record):
    card = event_card(record, "crackdown-hamhung-sunchon-2018")
    for words in (
        "2018년 2월",
        "단속",
        "<dt>장소</dt>",
        '함흥 <span lang="en">Hamhung</span>',
        "주장 ",
    ):
        assert words in card
    (title,) = record.events.loc[record.events["id"] == "crackdown-hamhung-sunchon-2018", "title"]
    assert f'<h3 lang="en">{title}</h3>' in card
    assert "영어 원문 그대로" in card


def test_cards_of_places_and_routes_are_korean(korean, record):
    place = place_card(record, "hamhung", record.events)
    assert '<h3>함흥 <span lang="en">Hamhung</span></h3>' in place
    assert "이 선택에 사건" in place
    assert "직선거리" in route_card(record, record.routes["id"].iloc[0])


def test_the_widget_is_given_its_words(korean, record):
    spec = build_spec(record, build_stage(record), record.events, record.routes)
    assert spec["texts"]["All years"] == "모든 연도"
    assert spec["texts"]["North Korea"] == "북한"
    assert "생산" in spec["timeline"]["layout"]["yaxis"]["ticktext"]
    assert {"식민지 시기의 시작"} <= {era["title"] for era in spec["eras"]}
    names = {place["id"]: (place["name"], place["also"]) for place in spec["places"]}
    assert names["hamhung"] == ("함흥", "Hamhung")


def test_in_english_the_widget_needs_no_words(record):
    assert build_stage(record)["texts"] == {}


def test_stories_have_korean_titles_and_keep_their_text(korean):
    told = shipped_stories()["hamhung"]
    assert told.title == "함흥: 한 도시의 한 세기"
    with speaking("en"):
        meant = shipped_stories()["hamhung"]
    assert meant.title == "Hamhung: one city through a century"
    assert [chapter.text for chapter in told.chapters] == [chapter.text for chapter in meant.chapters]
    assert told.chapters[0].heading != meant.chapters[0].heading


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"xlsx", "zip"}))
def test_a_file_of_data_is_the_same_in_every_language(record, name):
    known = known_values(record)
    view, _notes = from_params({"province": ["KP-02"], "category": ["crackdown"]}, known)
    meant = file_bytes(name, select(record, view))
    with speaking("ko"):
        assert file_bytes(name, select(record, view)) == meant


def test_a_citation_is_english_inside_its_block(korean):
    with speaking("en"):
        told = view_item(View(), "https://example.org/", date(2026, 1, 2))
    assert "North Korea" in str(told)
    assert current_language() == "ko"


def test_a_link_in_english_is_the_bare_address(record):
    view, notes = from_params({"lang": ["en"]}, known_values(record))
    assert (view.language, notes) == ("", ())


def test_a_language_that_does_not_exist_is_told(record):
    view, notes = from_params({"lang": ["xx"]}, known_values(record))
    assert view.language == ""
    assert "language “xx”" in notes[0]


def test_a_thread_in_which_no_language_was_said_asks_for_it(monkeypatch):
    monkeypatch.setattr(i18n, "_unsaid", [lambda: "ko"])
    heard = []
    asking = Thread(target=lambda: heard.append(current_language()))
    asking.start()
    asking.join()
    use_language("en")
    assert (heard, current_language()) == (["ko"], "en")


def test_figures_take_their_words_when_they_are_drawn(record):
    from bellflower.view.figures.lanes import lay_out
    from bellflower.view.palette import LIGHT, MARKS

    lanes = lay_out(record.events, tuple(MARKS), 2027)
    drawn = {}
    for language in ("en", "ko", "en"):
        with speaking(language):
            figure = timeline_figure(lanes, record.eras, LIGHT, 1880, 2027)
        drawn[language] = figure.layout.yaxis.ticktext[0]
    assert drawn == {"en": "Production", "ko": "생산"}
