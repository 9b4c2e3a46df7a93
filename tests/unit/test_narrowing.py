"""Everything that narrows a view is named and can be taken off; ticked events stand for themselves."""

from datetime import date

from bellflower.analysis.selection import select
from bellflower.query.filters import EventFilter, Match, Mode, chosen
from bellflower.query.narrowing import narrowings, widened
from bellflower.query.parameters import MOST_TICKED
from bellflower.query.permalink import View, from_params, to_params
from bellflower.query.view_words import view_in_words
from bellflower.teaching.stories.known_values import known_values

FULL = View(
    EventFilter(
        earliest=date(1990, 1, 1),
        latest=date(2004, 12, 31),
        mode=Mode.UP_TO,
        match=Match.SURELY,
        chosen=chosen(country=["JP", "CN"], type=["estimate"], actor=["office-39"], drug=["opium"]),
        evidence=2,
        origins=2,
        only_key=True,
        text="ship",
    ),
    near="hyesan",
    radius_km=80,
)


def test_each_thing_that_narrows_is_named_once_and_nothing_else_is():
    found = narrowings(FULL)
    assert len({one.words for one in found}) == len(found) == 11
    assert {"Japan", "China", "Estimate", "Office 39", "“ship”"} <= {one.words for one in found}
    assert narrowings(View(event="pongsu-2003", listing="table")) == ()


def test_all_of_them_taken_off_leave_everything_and_each_only_itself():
    view = FULL
    for one in narrowings(FULL):
        left = widened(view, one)
        assert set(narrowings(left)) == set(narrowings(view)) - {one}
        view = left
    assert view == View()


def test_ticked_events_are_selected_whatever_else_is_asked_for(record):
    ids = frozenset(record.events["id"].iloc[[0, 7]])
    view = View(EventFilter(text="no such words anywhere"), picked=ids)
    assert set(select(record, view).events["id"]) == ids
    assert view_in_words(view) == "2 ticked events"


def test_a_link_brings_the_ticked_events_back_and_says_which_are_unknown_or_too_many(record):
    known = known_values(record)
    ids = record.events["id"].tolist()
    view, notes = from_params({"pick": [*ids[:3], "no-such-event"]}, known)
    assert view.picked == frozenset(ids[:3])
    assert to_params(view)["pick"] == sorted(ids[:3])
    assert ["no-such-event" in note for note in notes] == [True]
    view, notes = from_params({"pick": ids[: MOST_TICKED + 1]}, known)
    assert len(view.picked) == MOST_TICKED
    assert str(MOST_TICKED) in notes[0]
