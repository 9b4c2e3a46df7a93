"""A facet is declared in one place: links, filters, counts, words, queries and the API follow."""

from dataclasses import replace

import pytest

from bellflower.query import facets, filters
from bellflower.query.facets import Facet
from bellflower.query.filters import EventFilter, chosen, select_events
from bellflower.query.parameters import declared
from bellflower.query.permalink import View, from_params, to_params
from bellflower.query.strict_parameters import QueryError, read_query
from bellflower.query.view_words import view_in_words
from bellflower.teaching.stories.known_values import known_values
from bellflower.web.openapi import describe
from tests.facet_counts import facet_counts

MADE_UP = Facet(
    "precision", "precision", "Precision", "precision", "How exactly the date is known.",
    has_many=False, closed=None, word=str.upper,
)  # fmt: skip


@pytest.fixture
def with_made_up(monkeypatch, record):
    """What can be asked for, when one more facet is declared and nothing else is changed."""
    table = (*facets.FACETS, MADE_UP)
    for module in ("facets", "parameters", "permalink", "view_words"):
        monkeypatch.setattr(f"bellflower.query.{module}.FACETS", table)
    return known_values(replace(record))  # another record, of which nothing is remembered yet


def test_a_link_holds_it_and_brings_it_back(with_made_up):
    view = View(EventFilter(chosen=chosen(precision=["day"])))
    assert to_params(view) == {"precision": ["day"]}
    assert from_params({"precision": ["day"]}, with_made_up) == (view, ())
    assert "precision" in from_params({"precision": ["hour"]}, with_made_up)[1][0]


def test_it_selects_and_is_counted(with_made_up, record):
    wanted = EventFilter(chosen=chosen(precision=["day"]))
    found = select_events(record.events, wanted, record.text_index)
    assert 0 < len(found) < len(record.events)
    assert set(found["precision"]) == {"day"}
    counts = facet_counts(record.events, EventFilter(), record.text_index)
    assert counts["precision"]["day"] == len(found)


def test_it_is_said_in_words(with_made_up):
    assert view_in_words(View(EventFilter(chosen=chosen(precision=["day"])))) == "DAY"


def test_a_strict_query_takes_its_values_and_no_others(with_made_up):
    assert read_query({"precision": ["day"]}, with_made_up).wanted.values("precision") == {"day"}
    with pytest.raises(QueryError, match="precision 'hour' is not an allowed value"):
        read_query({"precision": ["hour"]}, with_made_up)


def test_the_description_of_the_api_names_it(with_made_up, record):
    described = describe({"events.json": "json"}, record, with_made_up)["components"]["parameters"][
        "precision"
    ]
    assert described["description"] == MADE_UP.meaning
    assert "precision" in declared()


def test_a_facet_can_be_taken_out_alone():
    wanted = EventFilter(chosen=chosen(drug=["opium"], province=["KP-08"]))
    assert wanted.without("drug") == replace(wanted, chosen=chosen(province=["KP-08"]))
    assert filters.chosen() == frozenset()
