"""The quiz in a browser: a journey through the page."""

import re


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
