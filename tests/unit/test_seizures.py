"""Seizures: what may be added up, what is left out and why."""

from datetime import date

import pytest

from bellflower.analysis.seizures import (
    GROUPINGS,
    REASONS,
    seizure_figures,
    tell_total,
    total_of,
    totals_by,
)
from bellflower.query.filters import EventFilter, chosen, select_events
from bellflower.record.schema import closed_values
from bellflower.view.figures.seizures import seizures_figure
from bellflower.view.links import Links
from bellflower.view.palette import LIGHT
from bellflower.view.seizures import figure_list, total_list


@pytest.fixture(scope="module")
def figures(record):
    return seizure_figures(record, record.events)


@pytest.fixture(scope="module")
def japan(record):
    wanted = EventFilter(
        earliest=date(1997, 1, 1), latest=date(2006, 12, 31), chosen=chosen(country=["JP"])
    )
    return seizure_figures(record, select_events(record.events, wanted, record.text_index))


def test_every_kind_of_quantity_is_added_or_has_a_reason(figures):
    kinds = {*closed_values("events", "quantity_kind")} - {"seized", "reported_seized"}
    assert kinds <= set(REASONS)
    assert (figures["is_added"] == (figures["reason"] == "")).all()


def test_only_seizures_of_single_incidents_are_added(figures):
    added = figures[figures["is_added"]]
    assert set(added["quantity_kind"]) == {"seized", "reported_seized"}
    assert set(added["record_type"]) == {"incident"}


def test_the_stages_of_the_pong_su_case_are_never_added(figures):
    is_case = figures["id"].str.startswith("pongsu")
    assert figures.loc[is_case & figures["is_added"], "id"].tolist() == ["pongsu-2003"]
    assert len(figures[is_case]) > 1


def test_the_seizures_of_japan_from_1997_to_2006_are_five_of_about_1210_kg(japan):
    total = total_of("", japan)
    assert (total.events, total.without_best) == (5, 0)
    assert (total.low, total.best, total.high) == pytest.approx((1207.9, 1209.5, 1220.9))
    assert sorted(set(japan.loc[~japan["is_added"], "reason"])) == ["court_established", "overlapping"]
    assert "in 5 seizures that may be added up" in tell_total(japan)


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_the_groups_add_up_to_the_whole(figures, grouping):
    whole, parts = total_of("", figures), totals_by(figures, grouping)
    for end in ("events", "low", "best", "high"):
        assert sum(getattr(one, end) for one in parts) == pytest.approx(getattr(whole, end))


def test_the_lowest_figure_stands_in_where_none_is_the_best(figures):
    busan = total_of("", figures[figures["id"] == "busan-2003"])
    assert (busan.low, busan.best, busan.high, busan.without_best) == (45, 45, 80, 1)


def test_every_figure_leads_to_its_event_and_estimates_stand_apart(figures):
    shown = figure_list(figures, Links(()))
    assert all(f'href="?event={one}"' in shown for one in figures["id"])
    assert shown.index("Added up") < shown.index("Estimates, never added.")


def test_the_chart_and_the_table_tell_the_same(figures):
    totals = totals_by(figures, "drug")
    figure = seizures_figure(totals, LIGHT)
    assert list(figure.data[0].x) == [one.best for one in totals]
    shown = total_list(totals, total_of("", figures), "Drug")
    assert all(one.name in shown for one in totals)


def test_nothing_to_add_is_said(figures):
    told = tell_total(figures[figures["quantity_kind"] == "estimated"])
    assert told.startswith("No figure of this selection may be added up.")
