"""Links that ask for nonsense, too much or harm: each page answers in words and forgets nothing else."""

import pytest
from streamlit.testing.v1 import AppTest

from bellflower.query.parameters import declared
from bellflower.record.schema import ROOT

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
VALUES = {
    "long": "x" * 10_000,
    "markup": "<img src=http://evil.example/x onerror=alert(1)>",
    "markdown": "![x](http://evil.example/p.png) :material/bug: :red[x] $x$",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "zero": "a\x00b",
    "turned": "gnp\u202etxt\u200b\u2066",
    "letters": "👩‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿 함흥 إفادة",
    "format": "{0.__class__} %s ${7*7} {{7*7}}",
    "path": "../../../etc/passwd%00",
    "number": "9" * 400,
    "negative": "-1e309",
    "date": "99999999-99-99/..",
    "blank": "   \t\n",
}


def opened(page: str, params: dict[str, list[str]]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "bellflower/ui/main.py"), default_timeout=60)
    for name, values in params.items():
        app.query_params[name] = values
    return app.switch_page(f"../../pages/{page}.py").run()


def asked(app: AppTest) -> dict[str, list[str]]:
    """Return what of the link is kept in the address."""
    named = app.query_params.items()
    return {name: [values] if isinstance(values, str) else list(values) for name, values in named}


def warnings(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning]


@pytest.mark.parametrize("value", VALUES.values(), ids=list(VALUES))
def test_every_parameter_may_hold_nonsense(value: str):
    app = opened("events", {name: [value] for name in declared()})
    assert not app.exception
    assert all(len(warning) < 2000 for warning in warnings(app))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_a_link_that_asks_for_harm(name: str):
    app = opened(name, {key: [VALUES["markdown"], VALUES["markup"]] for key in declared()})
    assert not app.exception
    assert warnings(app)


def test_a_link_with_a_thousand_mistakes_gets_a_few_words_and_a_number():
    app = opened("events", {"province": [f"KP-{number}" for number in range(100, 1100)]})
    assert not app.exception
    assert 1 < warnings(app)[0].count("\n- ") < 10
    assert warnings(app)[0].endswith("994 more parts of the link were left out.")


def test_a_link_with_hundreds_of_parameters_that_are_not_ours_works():
    app = opened("events", {f"utm_{number}": ["x"] for number in range(900)} | {"drug": ["opium"]})
    assert not app.exception
    assert not app.warning
    assert asked(app) == {"drug": ["opium"]}


def test_what_is_good_in_a_bad_link_is_kept():
    app = opened("events", {"province": ["KP-08", VALUES["markup"]], "drug": ["opium", "x" * 10_000]})
    assert asked(app) == {"province": ["KP-08"], "drug": ["opium"]}
    assert warnings(app)[0].count("was left out") == 2


def test_a_value_of_a_link_is_repeated_as_text_and_never_as_markdown():
    app = opened("events", {"category": ["![x](http://evil.example/p.png)"]})
    assert "![x]" not in warnings(app)[0]
    assert "http://" not in warnings(app)[0]
    assert "evil.example" in warnings(app)[0]
