"""A teacher's journey through the story builder: build, order, ask, download, and open it elsewhere."""

import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect

from bellflower.teaching.stories.library import parse_story
from tests.browser.conftest import Reader, guarded_reader

NASTY = '“Why?” </script> "quotes" \\ **bold** שאלה'


def write(page: Page, label: str, text: str) -> None:
    """Write into a field and leave it, and wait until the page has taken it."""
    page.get_by_role("textbox", name=label, exact=True).fill(text)
    page.keyboard.press("Tab")
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run and the page stands still."""
    page.wait_for_timeout(150)  # the run begins a moment after the key
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=re.compile(f"^{name}")).click()


def add_by_title(page: Page, text: str) -> None:
    """Find an event by a word of its title, with the keyboard alone."""
    field = page.get_by_role("combobox", name=re.compile("Add an event by its title"))
    field.click()
    field.fill(text)
    page.get_by_role("option", name=re.compile(re.escape(text))).first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def tick_first_row(page: Page) -> None:
    table = page.get_by_role("tabpanel").get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 17)
    page.get_by_role("button", name="Add 1 ticked event").click()
    settle(page)


def downloaded(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the story").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def upload(page: Page, path: Path) -> None:
    page.locator('[data-testid="stFileUploader"] input').set_input_files(path)
    settle(page)


def test_a_story_is_built_ordered_asked_downloaded_and_opened_again(
    reader: Reader, tmp_path: Path, record
):
    title = record.events.set_index("id").at["pongsu-2003", "title"]
    page = reader.page
    reader.open("build?q=Turubong")
    press(page, "Begin an empty story")
    write(page, "Title", "Two ships")
    press(page, "Add a chapter")
    write(page, "Heading", "First ship")
    tab(page, "Events")
    add_by_title(page, title)
    expect(page.get_by_text("1 event in this chapter")).to_be_visible()
    press(page, "Add a chapter")
    tick_first_row(page)
    expect(page.get_by_text("1 event in this chapter")).to_be_visible()
    tab(page, "Question")
    write(page, "Question", "Which ship?")
    page.get_by_role("button", name="Move up", exact=True).focus()
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("textbox", name="Question", exact=True).fill(NASTY)  # the button takes it along
    path = downloaded(page, tmp_path)

    story = parse_story(path.read_text(encoding="utf-8"))
    assert story.title == "Two ships"
    assert [chapter.heading for chapter in story.chapters] == ["Chapter 2", "First ship"]
    assert [len(chapter.events) for chapter in story.chapters] == [1, 1]
    assert story.chapters[1].events == ("pongsu-2003",)
    assert story.chapters[0].question == NASTY

    page.get_by_role("textbox", name="Question", exact=True).fill("Which of them?")  # and not left
    expect(page.get_by_test_id("draft-kept")).to_contain_text("Kept in this browser")
    with suppress(PlaywrightError):
        page.goto("chrome://crash")  # the tab is killed, and asks nobody
    tab_after = guarded_reader(page.context, reader.address)
    page = tab_after.page
    tab_after.open("build")  # a new session, to which the browser gives the draft
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value("Two ships")
    tab(page, "Question")
    expect(page.get_by_role("textbox", name="Question", exact=True)).to_have_value("Which of them?")
    page.reload()
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value("Two ships")
    page.get_by_test_id("stPageLink").get_by_text("Present", exact=True).click()
    page.locator('[data-testid="lesson"][data-ready="true"]').wait_for()
    page.keyboard.press("Escape")
    page.get_by_text("Throw away").click()  # where it is written, and not where stories are chosen
    press(page, "Throw it away")
    tab_after.open("build")
    expect(page.get_by_role("button", name="Begin an empty story")).to_be_visible()
    bad = tmp_path / "bad.toml"
    bad.write_text('id = "x"\ntitle = "X"\n[[chapters]]\nid = "a"\nheading = "A"\nevents = ["no"]\n')
    upload(page, bad)
    expect(page.get_by_text("the record has no event “no”")).to_be_visible()
    upload(page, path)
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value("Two ships")
    expect(page.get_by_text("the record has no event")).to_have_count(0)
    (tmp_path / "again").mkdir()
    again = downloaded(page, tmp_path / "again")
    assert again.read_bytes() == path.read_bytes()
    page.get_by_text("Throw away").click()
    press(page, "Throw it away")
    expect(page.get_by_role("button", name="Bring it back")).to_be_visible()
    page.close()
    assert (tab_after.errors, tab_after.strangers) == ([], [])
