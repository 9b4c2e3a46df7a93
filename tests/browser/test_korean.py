"""The language of the pages in a real browser: the switch, links, reload, back, the linked view."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def language(reader: Reader, name: str):
    return reader.page.locator(".st-key-bf_language button").filter(has_text=name)


def sentence(reader: Reader):
    return reader.page.get_by_test_id("linked-view").locator('[aria-live="polite"]')


def test_the_switch_changes_every_word_and_keeps_every_choice(reader: Reader):
    reader.open("?province=KP-08&from=1990")
    reader.view()
    expect(sentence(reader)).to_contain_text("1990 to")
    language(reader, "한국어").focus()
    reader.page.keyboard.press("Enter")
    expect(sentence(reader)).to_contain_text(re.compile("1990.*사건"))
    expect(reader.page).to_have_url(re.compile("province=KP-08.*lang=ko"))
    expect(reader.page.locator("html")).to_have_attribute("lang", "ko")
    chosen = reader.page.locator('.in-pill[data-filter="province"]')
    expect(chosen).to_contain_text("함경남도")
    view = reader.view()
    view.handle("start").focus()
    reader.page.keyboard.press("ArrowRight")
    expect(reader.page).to_have_url(re.compile("from=1991.*lang=ko"))
    reader.page.reload()
    expect(sentence(reader)).to_contain_text(re.compile("1991.*사건"))
    expect(chosen).to_contain_text("함경남도")
    reader.page.locator(".st-key-bf_menu").get_by_role("link", name="쟁점").click()
    expect(reader.page.get_by_role("heading", name="쟁점")).to_be_visible()
    expect(reader.page).to_have_url(re.compile("disputes.*lang=ko"))


def test_back_returns_to_the_language_before(reader: Reader):
    reader.open("events?category=crackdown")
    heading = reader.page.get_by_test_id("stMainBlockContainer").locator("h2").first
    expect(heading).to_have_text("Events")
    language(reader, "한국어").click()
    expect(heading).to_have_text("사건")
    expect(reader.page).to_have_url(re.compile("lang=ko"))
    reader.page.go_back()
    expect(heading).to_have_text("Events")
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    expect(reader.filter("category")).to_have_text("Crackdown")


def test_a_cold_link_in_korean_tells_a_place_by_both_names_and_fits_a_phone(reader: Reader):
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.page.goto(reader.address + "?lang=ko&place=hamhung")
    reader.view()
    expect(reader.page.locator('.bf-card[data-place="hamhung"] h3')).to_have_text("함흥 Hamhung")
    expect(reader.page.get_by_test_id("back")).to_contain_text("사건")
    expect(reader.page.get_by_test_id("view-nk")).to_have_text("북한")
    assert reader.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
