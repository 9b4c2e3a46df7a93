"""The frame in a real browser: cold links, reload, back, other pages, a restarted server, a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LinkedView, Reader, new_reader
from tools.browser import ROOT, serving

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
CRACKDOWNS = "province=KP-08&category=crackdown&from=2010"
SWEEP = "crackdown-hamhung-sunchon-2018"


def title_of(record, event: str) -> str:
    return record.events.set_index("id").at[event, "title"]


def assert_crackdowns(reader: Reader) -> None:
    """The filter bar names the selection, on Explore as on every other page that has one."""
    expect(reader.filter("province")).to_have_text("South Hamgyong")
    expect(reader.filter("category")).to_have_text("Crackdown")


def assert_crackdowns_on_a_desk_page(reader: Reader) -> None:
    assert_crackdowns(reader)
    expect(reader.bar().get_by_role("textbox", name="From")).to_have_value("2010")


def assert_crackdowns_on_explore(reader: Reader) -> LinkedView:
    view = reader.view()
    assert_crackdowns(reader)
    expect(reader.page.get_by_test_id("first-year")).to_have_value("2010")
    return view


def text_at_rest(reader: Reader) -> str:
    """Return the text of the page when all of its parts have come: they come one by one."""
    reader.rest()
    expect(reader.page.get_by_test_id("stSkeleton")).to_have_count(0)
    return str(reader.still("document.querySelector('[data-testid=stMainBlockContainer]').innerText"))


def go(reader: Reader, title: str) -> None:
    reader.page.locator(".st-key-bf_menu").get_by_role("link", name=title).click()


WITHOUT_TABLE = (
    "build",
    "new",
    "own",
    "quiz",
    "results",
    "teach",
)  # until somebody brings or chooses something


@pytest.mark.parametrize("name", [name for name in PAGES if name != "present"])  # it has no frame
def test_a_page_draws_without_asking_for_anything_elsewhere(reader: Reader, name: str):
    reader.open("" if name == "explore" else name)
    if name == "explore":
        reader.view()
    else:
        reader.page.get_by_test_id("stMainBlockContainer").locator("h2:visible").first.wait_for()
        if name not in WITHOUT_TABLE:
            reader.page.locator(".bf-list, [data-testid=stDataFrame] canvas").first.wait_for()
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)
    reader.page.wait_for_load_state("networkidle")
    assert reader.strangers == []


def test_the_crackdowns_of_south_hamgyong_show_the_sweep_with_claims_and_sources(reader: Reader, record):
    reader.open(f"events?{CRACKDOWNS}&event={SWEEP}")
    card = reader.page.locator(f'.bf-card[data-event="{SWEEP}"]')
    expect(card).to_contain_text(title_of(record, SWEEP))
    expect(card.locator(".bf-claims > li")).not_to_have_count(0)
    expect(card.locator('a[target="_blank"]').first).to_have_attribute("rel", "noopener noreferrer")
    assert_crackdowns_on_a_desk_page(reader)


def test_the_same_address_shows_the_same_on_another_server(chromium, server):
    seen = []
    with serving() as other:
        for address in (server, other):
            reader = new_reader(chromium, address)
            reader.open(f"events?{CRACKDOWNS}&event={SWEEP}")
            reader.page.locator(f'.bf-card[data-event="{SWEEP}"]').wait_for()
            assert_crackdowns_on_a_desk_page(reader)
            seen.append(text_at_rest(reader))
            reader.page.context.close()
    assert seen[0] == seen[1]


def test_filters_survive_a_reload(reader: Reader):
    reader.open()
    view = reader.view()
    reader.choose("province", "KP-08")
    expect(reader.page).to_have_url(re.compile("province=KP-08"))
    shown = view.data("visible")
    reader.page.reload()
    expect(reader.filter("province")).to_have_text("South Hamgyong")
    assert reader.view().data("visible") == shown


def test_filters_of_a_desk_page_survive_a_reload(reader: Reader):
    reader.open("events")
    reader.choose("province", "KP-08")
    expect(reader.page).to_have_url(re.compile("province=KP-08"))
    reader.page.reload()
    expect(reader.filter("province")).to_have_text("South Hamgyong")


def test_filters_go_with_the_reader_to_another_page_and_back(reader: Reader):
    reader.open(f"?{CRACKDOWNS}")
    shown = assert_crackdowns_on_explore(reader).data("visible")
    go(reader, "Events")
    expect(reader.page).to_have_url(re.compile(r"/events\?.*province=KP-08"))
    assert_crackdowns_on_a_desk_page(reader)
    expect(reader.bar()).to_contain_text(f"{shown} of")
    reader.page.go_back()
    expect(reader.page).not_to_have_url(re.compile("/events"))
    assert assert_crackdowns_on_explore(reader).data("visible") == shown


def test_explore_is_an_address_as_every_other_page_is(reader: Reader):
    reader.open(f"explore?{CRACKDOWNS}")
    assert_crackdowns_on_explore(reader)
    expect(reader.page).to_have_url(re.compile(r"/\?.*province=KP-08"))
    expect(reader.page.get_by_role("dialog")).to_have_count(0)


def test_back_undoes_the_last_choice(reader: Reader):
    reader.open()
    reader.view()
    reader.choose("drug", "opium")
    expect(reader.page).to_have_url(re.compile("drug=opium"))
    reader.choose("category", "production")
    expect(reader.page).to_have_url(re.compile("category=production"))
    reader.page.go_back()
    expect(reader.page).not_to_have_url(re.compile("category="))
    expect(reader.filter("category")).to_have_text("Category")
    expect(reader.filter("drug")).to_have_text("Opium")


def test_back_undoes_the_last_choice_of_a_desk_page(reader: Reader):
    reader.open("events")
    reader.choose("drug", "opium")
    expect(reader.page).to_have_url(re.compile("drug=opium"))
    reader.choose("category", "production")
    expect(reader.page).to_have_url(re.compile("category=production"))
    reader.page.go_back()
    expect(reader.page).not_to_have_url(re.compile("category="))
    expect(reader.filter("category")).to_have_text("Category")
    expect(reader.filter("drug")).to_have_text("Opium")


def test_a_period_set_by_hand_is_still_there_after_another_page(reader: Reader):
    reader.open("?from=1970&to=1985")
    view = reader.view()
    view.handle("end").press("PageUp")
    expect(reader.page).to_have_url(re.compile("to=1995"))
    go(reader, "Events")
    expect(reader.page).to_have_url(re.compile("/events"))
    go(reader, "Explore")
    expect(reader.page).not_to_have_url(re.compile("/events"))
    reader.view().wait_for_period("1970/1995")


def test_two_quick_choices_both_count(reader: Reader):
    reader.open("events")
    reader.filter("province").click()
    for province in ("KP-10", "KP-07"):
        reader.bar().locator(f'input[data-filter="province"][value="{province}"]').check()
    expect(reader.page).to_have_url(re.compile("province=KP-07&province=KP-10"))
    expect(reader.filter("province")).to_have_text("2 provinces")


def test_a_period_is_typed_as_a_date_or_refused_in_words_and_stays_as_it_was(reader: Reader):
    reader.open("events?from=2010")
    first, last = (reader.bar().get_by_role("textbox", name=name) for name in ("From", "To"))
    expect(first).to_have_value("2010")
    for field, text, words in (
        (first, "nineteen", "“nineteen” is not a date such as 1976"),
        (last, "2000", "ends in 2000 before it begins in 2010"),
    ):
        field.fill(text)
        field.press("Enter")
        assert words in field.evaluate("(node) => node.validationMessage")
        expect(field).to_have_value(text)
        expect(reader.page).to_have_url(re.compile("from=2010$"))
        field.fill("2010" if field is first else "")
    last.fill("2012-06")
    last.press("Enter")
    expect(reader.page).to_have_url(re.compile("from=2010&to=2012-06$"))
    reader.bar().get_by_role("button", name="Clear filters").click()
    expect(reader.page).not_to_have_url(re.compile("from="))
    expect(first).to_have_value("")


def test_a_row_of_the_table_opens_its_card(reader: Reader, record):
    reader.open(f"events?{CRACKDOWNS}")
    reader.open_row(title_of(record, SWEEP))
    expect(reader.page.locator(f'.bf-card[data-event="{SWEEP}"]')).to_be_visible()
    expect(reader.page).to_have_url(re.compile(f"event={SWEEP}"))


def test_a_link_that_asks_for_nonsense_says_so_and_works(reader: Reader):
    reader.open(f"?category=flood&from=soon&place=atlantis&event={'x' * 5000}&utm=1")
    reader.view()
    said = reader.page.get_by_test_id("stAlert")
    for word in ("“flood”", "“soon”", "“atlantis”"):
        expect(said.filter(has_text=word)).to_have_count(1)
    expect(reader.page).not_to_have_url(re.compile("flood"))


def test_a_selection_without_events_says_so_on_the_start_page(reader: Reader):
    reader.open("?q=nosuchword")
    assert reader.view().data("visible") == "0"
    expect(reader.page.get_by_test_id("event-list")).to_contain_text("Nothing in this record")
    reader.page.get_by_role("button", name="Clear filters").click()
    root = "document.querySelector('[data-testid=linked-view]').dataset"
    reader.wait_until(f"{root}.visible === {root}.total")
    expect(reader.page).not_to_have_url(re.compile("q="))


def test_a_selection_without_events_says_so_on_a_desk_page(reader: Reader):
    reader.open("events?q=nosuchword")
    main = reader.page.get_by_test_id("stMainBlockContainer")
    expect(main).to_contain_text("No event matches this selection")
    main.get_by_role("button", name="Show everything").click()
    expect(main.locator(".bf-list, [data-testid=stDataFrame]").first).to_be_visible()
    expect(reader.page).not_to_have_url(re.compile("q="))


def test_the_dark_theme_reaches_the_linked_view(chromium, server):
    reader = new_reader(chromium, server, color_scheme="dark")
    reader.open()
    reader.view()
    expect(reader.page.get_by_test_id("linked-view")).to_have_attribute("data-theme", "dark")
    reader.page.context.close()


def test_hostile_words_in_the_address_stay_words(reader: Reader):
    reader.open("?category=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&q=%22%3E%3Cscript%3E")
    reader.view()
    assert reader.page.locator("img[src=x]").count() == 0


def test_in_the_dense_table_a_box_ticks_and_a_cell_opens_also_after_closing(reader: Reader):
    page = reader.page
    reader.open("events?list=table")
    table = page.get_by_test_id("stMainBlockContainer").get_by_test_id("stDataFrame")
    table.locator("canvas").first.wait_for()
    reader.rest()

    def click(column: int, row: int) -> None:
        box = table.bounding_box()
        assert box
        page.mouse.click(box["x"] + column, box["y"] + 38 + 35 * row + 17)

    ticked = page.locator(".st-key-bf_ticked")
    click(16, 0)
    expect(ticked).to_contain_text("1 event ticked")
    reader.rest()  # the table is Streamlit's: a run that ends draws its ticks anew
    click(16, 2)
    expect(ticked).to_contain_text("2 events ticked")
    for _turn in range(2):  # a cell that was clicked before opens again
        click(300, 3)
        expect(page).to_have_url(re.compile("event="))
        page.get_by_role("button", name="Close").click()
        expect(page).not_to_have_url(re.compile("event="))
        reader.rest()
    expect(page).to_have_url(re.compile("pick=.*pick="))
    page.get_by_role("button", name="Take the ticks off").click()
    expect(page).not_to_have_url(re.compile("pick="))
    reader.rest()
    click(16, 1)
    expect(ticked).to_contain_text("1 event ticked")
