"""Strict queries: what a link would leave out is refused, with parameter, value and a way out."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bellflower.query import permalink
from bellflower.query.parameters import MAX_VALUE_LENGTH, declared, parameters
from bellflower.query.permalink import View, from_params, to_params
from bellflower.query.strict_parameters import (
    MAX_QUERY_LENGTH,
    MAX_REPEATS,
    QueryError,
    read_query,
    read_query_text,
)
from bellflower.teaching.stories.known_values import known_values


@pytest.fixture(scope="module")
def known(record):
    return known_values(record)


def problems(query, known):
    with pytest.raises(QueryError) as caught:
        read_query_text(query, known)
    return caught.value.problems


def test_the_parameters_are_those_of_the_links_in_their_order(known):
    assert [parameter.name for parameter in parameters(known)] == list(declared())


def test_every_allowed_value_and_text_example_is_one_that_a_link_understands(known):
    for parameter in parameters(known):
        values = parameter.allowed or (
            () if parameter.name in ("radius", "split") else parameter.examples
        )
        for value in values:
            assert from_params({parameter.name: [value]}, known)[1] == ()


def test_a_query_means_what_the_link_means(known):
    query = "?from=1990&to=2000-06&province=KP-08&province=KP-02&evidence=testimony&q=Hamhung+meth&v=0.9"
    assert read_query_text(query, known) == from_params(permalink.params_of(query), known)[0]


def test_no_query_is_everything(known):
    assert read_query_text("", known) == View()


@pytest.mark.parametrize(
    ("query", "parameter", "value", "allowed"),
    [
        ("province=KP-99", "province", "KP-99", "KP-08"),
        ("mode=sideways", "mode", "sideways", "upto"),
        ("evidence=proof", "evidence", "proof", "testimony"),
        ("color=red", "color", "", "category"),
        ("view=moon", "view", "moon", "world"),
    ],
)
def test_an_unknown_value_is_refused_with_the_allowed_ones(known, query, parameter, value, allowed):
    (problem,) = problems(query, known)
    assert (problem.parameter, problem.value) == (parameter, value)
    assert allowed in problem.allowed


@pytest.mark.parametrize("query", ["from=soon", "to=2005/..", "from=1999-02-31", "split=1", "radius=x"])
def test_what_cannot_be_read_is_refused_with_examples(known, query):
    (problem,) = problems(query, known)
    assert problem.examples


@pytest.mark.parametrize(
    "query",
    ["q=", "province=", "province", "event=nowhere", "source=x", f"q={'a' * (MAX_VALUE_LENGTH + 1)}",
     "from=1990&from=1991", "&".join(["province=KP-08"] * (MAX_REPEATS + 1)), "from=2000&to=1990",
     f"q={'a' * MAX_QUERY_LENGTH}", "=1"],
)  # fmt: skip
def test_what_is_empty_unknown_turned_too_long_or_too_often_is_refused(known, query):
    (problem,) = problems(query, known)
    assert len(str(problem)) < 400


def test_all_problems_are_told_at_once(known):
    found = problems("province=KP-99&mode=x&from=abc", known)
    assert [problem.parameter for problem in found] == ["province", "mode", "from"]


def test_the_number_of_problems_is_limited(known):
    assert len(problems("&".join(f"x{number}=1" for number in range(90)), known)) == 20


def test_a_problem_is_a_line_that_names_the_way_out(known):
    (problem,) = problems("match=perhaps", known)
    assert str(problem) == "match 'perhaps' is not an allowed value; allowed: possibly, surely"


@given(
    st.dictionaries(
        st.sampled_from(list(declared())) | st.text(max_size=8),
        st.lists(st.text() | st.sampled_from(["1990", "2005~/..", "upto", "KP-08", "all"]), max_size=3),
    )
)
def test_a_query_is_either_refused_or_understood_completely(known, params):
    view = View()
    with contextlib.suppress(QueryError):
        view = read_query(params, known)
    assert from_params(to_params(view), known) == (view, ())
