"""The quiz in a browser: how a guess is scored, and a journey through the page."""

import re

import pytest

from bellflower.teaching.quiz.questions import QUIZ_SCRIPT


@pytest.fixture(scope="module")
def script(chromium):
    """An empty page in which the module of the quiz is loaded."""
    opened = chromium.new_page()
    opened.goto("about:blank")
    opened.evaluate(
        """async (source) => {
          const url = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
          window.quiz = await import(url);
        }""",
        QUIZ_SCRIPT.read_text(encoding="utf-8"),
    )
    yield opened
    opened.close()


def test_years_are_scored_by_those_in_both_divided_by_those_in_either(script):
    pairs = [
        (a, b)
        for a in ((1970, 1970), (1970, 1979), (1960, 1990), (1945, 1951))
        for b in ((1970, 1979), (1979, 1985), (1980, 1980), (1951, 1951))
    ]
    shares = script.evaluate("(pairs) => pairs.map(([a, b]) => window.quiz.shareOfYears(a, b))", pairs)
    for (a, b), share in zip(pairs, shares, strict=True):
        one, other = (set(range(first, last + 1)) for first, last in (a, b))
        assert share == pytest.approx(len(one & other) / len(one | other)), (a, b)


@pytest.mark.parametrize(
    ("picked", "wanted", "share"),
    [
        (["hamhung"], ["hamhung"], 1),
        (["hungnam"], ["hamhung"], 0.5),
        (["sinuiju"], ["hamhung"], 0),
        (["hamhung", "sinuiju"], ["hamhung"], 0.5),
        (["hamhung"], ["hamhung", "sinuiju"], 0.5),
        (["tokyo"], ["osaka"], 0),
        ([], ["hamhung"], 0),
    ],
)
def test_another_place_of_the_province_counts_half_and_places_beside_lower_the_share(
    script, picked, wanted, share
):
    provinces = [
        ["hamhung", "KP-08"], ["hungnam", "KP-08"], ["sinuiju", "KP-03"], ["tokyo", ""], ["osaka", ""],
    ]  # fmt: skip
    found = script.evaluate(
        "([a, b, provinces]) => window.quiz.shareOfPlaces(a, b, new Map(provinces))",
        [picked, wanted, provinces],
    )
    assert found == share


@pytest.mark.parametrize(
    ("picked", "wanted", "share"), [([0], [0], 1), ([0, 1], [1, 2], 1 / 3), ([], [1], 0), ([], [], 0)]
)
def test_reasons_are_scored_by_those_in_both_divided_by_those_in_either(script, picked, wanted, share):
    found = script.evaluate("([a, b]) => window.quiz.shareOfSets(a, b)", [picked, wanted])
    assert found == pytest.approx(share)


def test_a_pupil_guesses_sees_the_evidence_and_the_server_never_learns_of_it(reader):
    reader.open("quiz?story=hamhung")
    page, quiz = reader.page, reader.page.get_by_test_id("quiz")
    quiz.get_by_role("heading", name="When was the chemical complex").wait_for()
    reader.sent.clear()
    page.get_by_test_id("quiz-handle-start").focus()
    page.keyboard.press("PageUp")
    page.get_by_test_id("quiz-year-end").fill("1939")
    page.get_by_test_id("quiz-year-end").press("Enter")
    page.get_by_test_id("quiz-reveal").click()
    assert page.get_by_test_id("quiz-share").get_attribute("data-share") == "30"  # 15 of 1890 to 1939
    assert quiz.get_by_text("The evidence: 1925–1939").is_visible()
    assert quiz.locator(".bf-claims > li").count() >= 2
    page.get_by_test_id("quiz-next").click()
    page.get_by_test_id("quiz-reveal").click()
    assert "Give an answer first" in quiz.get_by_role("alert").inner_text()
    quiz.get_by_role("radio").first.check()
    page.get_by_test_id("quiz-reveal").click()
    assert quiz.get_by_text("This holds.").is_visible()
    assert reader.sent == []
    page.reload()
    page.locator('[data-testid="quiz"][data-answered="2"][data-step="3"]').wait_for()
    quiz.get_by_role("button", name="Summary").click()
    assert (
        quiz.get_by_role("row").filter(has_text=re.compile("chemical complex.*30 %", re.S)).count() == 1
    )
    page.get_by_test_id("quiz-again").click()
    page.get_by_test_id("quiz-again").click()
    page.locator('[data-testid="quiz"][data-answered="0"][data-step="1"]').wait_for()


def test_without_a_story_the_quiz_asks_when_sources_disagree(reader):
    reader.open("quiz")
    quiz = reader.page.get_by_test_id("quiz")
    quiz.wait_for()
    assert "when" in quiz.get_by_role("heading", level=3).inner_text().lower()
