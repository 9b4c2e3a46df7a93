"""The desk pages without a browser: cold, from a link, with nothing selected, choices in the address."""

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from bellflower.ui import page_context
from tests.app.opening import opened, ready_html

DESK = ("provinces", "disputes", "sources")


def text_of(app: AppTest) -> str:
    """Return all that the page says outside its tables."""
    said = [*app.markdown, *app.caption, *app.info, *app.subheader]
    return " ".join([*(part.value for part in said), *ready_html(app)])


def test_a_figure_that_is_shown_again_is_not_copied_again():
    plain = go.Figure(go.Bar(x=[1, 2], y=[3, 4]), {"title": {"text": "two"}})
    shown = page_context._Shown(plain)
    assert shown.to_dict() is shown.to_dict()
    assert shown.to_dict() == plain.to_dict()


@pytest.mark.parametrize("name", DESK)
def test_a_desk_page_opens_cold(name):
    app = opened(name)
    assert app.header[0].value.lower() == name
    assert app.warning.len == 0


@pytest.mark.parametrize("name", DESK)
def test_an_empty_selection_is_said_and_has_a_way_out(name):
    app = opened(name, q=["no such words anywhere"])
    assert app.info.len == 1
    app.button(key="desk_show_everything").click().run()
    assert app.info.len == 0
    assert "q" not in app.query_params


@pytest.mark.parametrize("name", DESK)
def test_an_open_event_stands_beside_the_page_and_can_be_closed(name):
    app = opened(name, event=["crackdown-hamhung-sunchon-2018"])
    assert 'data-event="crackdown-hamhung-sunchon-2018"' in text_of(app)
    app.button(key="desk_close").click().run()
    assert "event" not in app.query_params
    assert 'data-event="crackdown-hamhung-sunchon-2018"' not in text_of(app)


@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        ("provinces", "near"),
        ("provinces", "radius"),
        ("provinces", "split"),
        ("disputes", "dispute"),
        ("sources", "source"),
        ("sources", "scope"),
    ],
)
def test_what_a_link_asks_for_in_vain_is_said(name, parameter):
    app = opened(name, **{parameter: ["atlantis"]})
    assert "“atlantis”" in app.warning[0].value


def test_provinces_chosen_on_the_page_are_compared_and_in_the_address():
    app = opened("provinces")
    app.button_group(key="desk_provinces").set_value(["KP-08"]).run()
    assert app.query_params["province"] == "KP-08"
    app.button_group(key="desk_provinces").set_value(["KP-08", "KP-10"]).run()
    assert app.query_params["province"] == ["KP-08", "KP-10"]
    assert "South Hamgyong and Ryanggang" in text_of(app)
    assert "Compared" in [part.value for part in app.subheader]


def test_a_province_of_the_address_is_chosen_on_the_page():
    app = opened("provinces", province=["KP-13"])
    assert app.button_group(key="desk_provinces").value == ["KP-13"]
    assert "Rason borders North Hamgyong" in text_of(app)


def test_a_province_without_source_is_not_shown_as_one_where_nothing_happened():
    app = opened("provinces", province=["KP-05"])
    assert "no source of this selection speaks of it" in app.info[0].value
    assert "does not mean that nothing happened" in app.info[0].value


def test_events_in_no_province_are_counted_apart_in_view():
    assert "Not in any province:" in text_of(opened("provinces", province=["KP-08"]))


def test_a_distance_is_written_into_the_address():
    app = opened("provinces")
    app.selectbox(key="desk_near").set_value("hamhung").run()
    app.number_input(key="desk_radius").set_value(20).run()
    assert app.query_params == {"near": "hamhung", "radius": "20"}
    assert "Within 20 km of Hamhung" in text_of(app)
    app.selectbox(key="desk_near").set_value(None).run()
    assert "near" not in app.query_params


def test_the_year_between_two_periods_is_written_into_the_address():
    app = opened("provinces", province=["KP-08"])
    app.number_input(key="desk_split").set_value(2010).run()
    assert app.query_params["split"] == "2010"
    tables = [list(table.value.columns) for table in app.dataframe]
    assert any("Before 2010" in columns for columns in tables)


def test_a_link_opens_one_dispute_and_the_way_back_is_on_the_page():
    app = opened("disputes", dispute=["state-production-start"], list=["table"])
    assert "When did state drug production begin?" in text_of(app)
    assert " answers in " in text_of(app)
    app.button(key="desk_all_disputes").click().run()
    assert "dispute" not in app.query_params
    assert "Question" in app.dataframe[0].value.columns


def test_the_search_narrows_the_disputes():
    before = len(opened("disputes", list=["table"]).dataframe[0].value)
    after = opened("disputes", list=["table"], q=["White Bellflower"]).dataframe[0].value
    assert 0 < len(after) < before
    assert "Who ordered the White Bellflower poppy campaign, and when?" in set(after["Question"])


def test_the_switch_for_all_sources_is_in_the_address():
    app = opened("sources", province=["KP-10"], list=["table"])
    few = len(app.dataframe[0].value)
    app.toggle(key="desk_scope").set_value(True).run()
    assert app.query_params["scope"] == "all"
    assert len(app.dataframe[0].value) > few
    app.toggle(key="desk_scope").set_value(False).run()
    assert "scope" not in app.query_params


def test_a_link_opens_the_card_of_a_source_with_what_rests_on_it_alone():
    app = opened("sources", source=["latimes-2014"])
    said = text_of(app)
    assert 'data-source="latimes-2014"' in said
    assert "Events resting on this source only" in said
    app.button(key="desk_close_source").click().run()
    assert "source" not in app.query_params
