"""The quiz in a browser: a journey through the page."""

import re


def test_a_pupil_guesses_sees_the_evidence_and_the_server_never_learns_of_it(reader):
    reader.open("quiz?story=hamhung")
    page, quiz = reader.page, reader.page.get_by_test_id("quiz")
    quiz.get_by_role("heading", name="When was the chemical complex").wait_for()
    chapter = page.get_by_test_id("quiz-chapter")
    assert chapter.get_attribute("href").endswith("story=hamhung&chapter=a-chemical-complex")
    assert page.get_by_test_id("quiz-about").count() == 0  # its date would be the answer
    reader.sent.clear()
    page.get_by_test_id("quiz-handle-start").focus()
    page.keyboard.press("PageUp")
    page.get_by_test_id("quiz-year-end").fill("1939")
    page.get_by_test_id("quiz-year-end").press("Enter")
    page.get_by_test_id("quiz-reveal").click()
    assert page.get_by_test_id("quiz-share").get_attribute("data-share") == "30"  # 15 of 1890 to 1939
    assert quiz.get_by_text("The evidence: 1925–1939").is_visible()
    assert (
        page.get_by_test_id("quiz-share").inner_text().startswith("Your answer overlaps the evidence by")
    )
    about = page.get_by_test_id("quiz-about").get_by_role("link").first
    assert about.get_attribute("href").endswith("event=hungnam-complex-1927")
    assert quiz.locator(".bf-claims > li").count() >= 2
    page.get_by_test_id("quiz-next").click()
    page.get_by_test_id("quiz-reveal").click()
    assert page.get_by_test_id("quiz-about").is_visible()
    assert "Give an answer first" in quiz.get_by_role("alert").inner_text()
    quiz.get_by_role("radio").first.check()
    page.get_by_test_id("quiz-reveal").click()
    assert quiz.get_by_text("This holds.").is_visible()
    assert reader.sent == []
    page.reload()
    page.locator('[data-testid="quiz"][data-answered="2"][data-step="3"]').wait_for()
    quiz.get_by_role("button", name="Summary").click()
    assert (
        quiz.get_by_role("row").filter(has_text=re.compile("chemical complex.*30%", re.S)).count() == 1
    )
    assert (
        page.get_by_test_id("quiz-mean").inner_text().startswith("Your answers overlap the evidence by")
    )
    page.get_by_test_id("quiz-name").fill("Minji")
    code = page.get_by_test_id("quiz-code").inner_text()
    with page.expect_download() as saved:
        page.get_by_test_id("quiz-save").click()
    assert saved.value.suggested_filename == "bellflower-hamhung-Minji.json"
    handed = saved.value.path().read_text(encoding="utf-8")
    page.get_by_test_id("quiz-again").click()
    page.get_by_test_id("quiz-again").click()
    page.locator('[data-testid="quiz"][data-answered="0"][data-step="1"]').wait_for()

    page.get_by_role("link", name="For teachers: open the answers of a class").click()
    results = page.get_by_test_id("results")
    results.wait_for()
    reader.sent.clear()
    file = {"name": "minji.json", "mimeType": "application/json", "buffer": handed.encode()}
    page.get_by_test_id("results-files").set_input_files([file, {**file, "buffer": b"{}"}])
    page.get_by_test_id("results-codes").fill(f"Jun: {code}\nSu {code[:-1]}~")
    page.locator('[data-testid="results"][data-handed="1"]').wait_for()
    page.get_by_test_id("results-read").click()
    page.locator('[data-testid="results"][data-handed="2"]').wait_for()
    assert "is no code of answers" in page.get_by_test_id("results-said").inner_text()
    rows = results.locator(".qz-class tbody tr").all_inner_texts()
    assert [row.split("\t")[0].strip() for row in rows] == ["Jun", "Minji"]
    assert rows[0].split("\t")[1:] == rows[1].split("\t")[1:]
    assert "30%" in rows[0]
    assert reader.sent == []


def test_without_a_story_the_quiz_asks_when_sources_disagree(reader):
    reader.open("quiz")
    quiz = reader.page.get_by_test_id("quiz")
    quiz.wait_for()
    assert "when" in quiz.get_by_role("heading", level=3).inner_text().lower()
