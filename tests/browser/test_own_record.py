"""A reader brings a file with mistakes, mends what can be mended on the page, and explores the rest."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_reader

TEXT = (
    "When,Headline,What,Where,Lat,Lng\n"
    "12 March 1999,A raid at the port,crackdown,Hamhung,,\n"
    "2001,A search in the town,crackdown,Somewhere,39.03,125.75\n"
    "03/04/2005,Which day was it,crackdown,Rason,,\n"
    "2010,Coordinates exchanged,crackdown,Rason,130.3,42.2\n"
    "99999,Far in the future,crackdown,Rason,,\n"
    '2012,"![x](http://elsewhere.example/p.png) :material/home: $x$ <b>y</b>",health,Pyongsong,,\n'
)
BANNER = "You are looking at your own record"


@pytest.fixture
def visitor(chromium, server):
    opened = new_reader(chromium, server, accept_downloads=True)
    yield opened
    opened.page.context.close()
    assert opened.errors == []
    assert opened.strangers == []


def bring(visitor, text: str) -> None:
    field = visitor.page.get_by_test_id("stFileUploader").locator("input[type=file]")
    field.set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": text.encode()})


def pick(visitor, label: str, option: str) -> None:
    box = (
        visitor.page.get_by_test_id("stForm").get_by_test_id("stSelectbox").filter(has_text=label).first
    )
    visitor.pick(box, option)


def test_a_reader_mends_explores_filters_and_returns_and_another_sees_nothing(visitor, chromium, server):
    page = visitor.page
    visitor.open("own")
    bring(visitor, TEXT)
    page.get_by_text("4 of 6 rows can be shown; 2 were left out.").wait_for()

    pick(visitor, "Category", "What")
    page.get_by_role("button", name="Check the rows again").click()
    page.get_by_text("What was assumed").wait_for()
    page.get_by_test_id("stCheckbox").filter(has_text="Hamhung").locator("label").click()
    visitor.still("document.body.innerText.length")
    visitor.rest()  # or the button is drawn anew under the hand
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the list (CSV)").click()
    told = saved.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in told[1:]] == ["4", "6"]

    page.get_by_role("button", name="Explore these events").click()
    page.get_by_text(BANNER).wait_for()
    view = visitor.view()
    assert view.data("total") == "4"
    view.root.locator('[data-testid="map-main"] path[data-place-id="hamhung-1"]').click()
    card = view.page.get_by_test_id("event-card")
    expect(card.locator(".bf-card")).to_contain_text("Hamhung")
    card.locator("button[data-event-id]").first.click()
    expect(card.locator(".bf-card[data-event]")).to_contain_text("A raid at the port")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    visitor.wait_until("!/(event|place)=/.test(location.search)")
    visitor.rest()

    visitor.choose("category", "crackdown")
    page.locator('[data-testid="linked-view"][data-visible="3"]').wait_for()
    visitor.wait_until("/category=crackdown/.test(location.search)")
    for title in ("Events", "Provinces", "Disputes"):  # the bar counts the own record on each page
        page.locator(".st-key-bf_menu").get_by_role("link", name=title).click()
        page.get_by_role("heading", name=title, exact=True).wait_for()
        expect(visitor.bar()).to_contain_text("3 of 4 events")
    visitor.filter("category").click()
    visitor.bar().locator('input[value="crackdown"]').uncheck()
    expect(visitor.bar()).to_contain_text("4 of 4 events")
    page.locator(".st-key-bf_menu").get_by_role("link", name="Explore").click()
    visitor.view()

    other = new_reader(chromium, server)
    other.open("events")
    other.page.get_by_text("events", exact=False).first.wait_for()
    assert other.page.get_by_text(BANNER).count() == 0
    assert other.page.get_by_text("A raid at the port").count() == 0
    other.page.context.close()

    page.get_by_role("button", name="Back to Bellflower’s record").click()
    page.locator('[data-testid="linked-view"]:not([data-total="4"])').wait_for()
    assert page.get_by_text(BANNER).count() == 0
