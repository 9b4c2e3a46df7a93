"""Fourteen questions of a newsroom: each is answered in five clicks at most, and by one link."""

import json
import re
from urllib.parse import unquote

import pandas as pd
from playwright.sync_api import Locator, expect

from bellflower.analysis import history
from bellflower.analysis.neighbors import neighbors_of
from bellflower.analysis.route_tables import routes_at
from bellflower.analysis.seizures import seizure_figures, tell_total
from bellflower.query.filters import EventFilter, chosen, select_events
from bellflower.record.schema import data_version
from tests.browser.conftest import Reader

MOST = 5


class Clicks:
    """A reader's clicks on the way to an answer, counted."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.page, self.number = reader, reader.page, 0

    def on(self, target: Locator) -> None:
        self.reader.rest()
        target.click()
        self.number += 1

    def choose(self, parameter: str, value: str) -> None:
        self.reader.choose(parameter, value)
        self.number += 2

    def answered(self, answer: Locator, *words: str, **address: str) -> None:
        """The answer holds *words*, took few clicks, and its address alone brings it back."""
        for name, value in address.items():
            expect(self.page).to_have_url(re.compile(f"[?&]{name}={value}"))
        for word in words:
            expect(answer).to_contain_text(word)
        assert self.number <= MOST
        self.reader.rest()
        self.page.goto(self.page.url)
        for word in words:
            expect(answer).to_contain_text(word)


def main_of(reader: Reader) -> Locator:
    return reader.page.get_by_test_id("stMainBlockContainer")


def menu(reader: Reader, title: str) -> Locator:
    return reader.page.locator(".st-key-bf_menu, .st-key-bf_desk").get_by_role("link", name=title)


def search(reader: Reader, words: str) -> None:
    field = reader.page.get_by_test_id("search")
    field.fill(words)
    field.press("Enter")
    expect(reader.page).to_have_url(re.compile("[?&]q="))


_LIST_IS_AS_LONG_AS_THE_BAR_SAYS = """
(() => {
  const told = document.querySelector('[data-testid=filter-bar] .in-tally b')?.textContent ?? '';
  const rows = document.querySelectorAll('.bf-listed-events [data-row]').length;
  return rows > 0 && rows === Number(told.replaceAll(',', ''));
})()
"""


def shown_ids(reader: Reader) -> list[str]:
    reader.wait_until(_LIST_IS_AS_LONG_AS_THE_BAR_SAYS)
    links = main_of(reader).locator(".bf-listed-events a.bf-go")
    hrefs = links.evaluate_all("(all) => all.map((one) => one.href)")
    return [re.search(r"[?&]event=([\w-]+)", href).group(1) for href in hrefs]


def selected(record, text: str = "", **facets: list[str]) -> pd.DataFrame:
    wanted = EventFilter(text=text, chosen=chosen(**facets))
    return select_events(record.events, wanted, record.text_index)


def open_dialog(reader: Reader) -> Locator:
    reader.page.get_by_role("button", name="Cite and download", exact=True).click()
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_text("Permanent link").wait_for()
    return dialog


def file_of(reader: Reader, dialog: Locator, name: str) -> str:
    with reader.page.expect_download() as download:
        dialog.get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_text(encoding="utf-8")


def test_which_crackdowns_in_ryanggang_since_2010_rest_on_how_many_origins(reader: Reader, record):
    reader.open("events?from=2010")
    clicks = Clicks(reader)
    clicks.choose("province", "KP-10")
    clicks.choose("category", "crackdown")
    expect(reader.filter("category")).to_have_text("Crackdown")
    clicks.on(main_of(reader).get_by_text("Most origins first"))
    expect(reader.page).to_have_url(re.compile("list=origins"))
    found = selected(record, province=["KP-10"], category=["crackdown"])
    found = found[found["latest"] >= "2010-01-01"]
    expect(main_of(reader).locator(".bf-listed-events tr[data-row]")).to_have_count(len(found))
    reader.rest()
    counts = main_of(reader).locator(".bf-listed-events tr[data-row] td:last-child").all_text_contents()
    assert [int(one) for one in counts] == sorted(found["origin_count"], reverse=True)
    words = f"{len(found)} of {len(record.events)} events"
    clicks.answered(main_of(reader), words, "Ryanggang", list="origins")


def test_how_much_did_japan_seize_and_may_it_be_added_up(reader: Reader, record):
    reader.open("seizures?from=1997&to=2006")
    clicks = Clicks(reader)
    clicks.choose("country", "JP")
    expect(reader.filter("country")).to_have_text("Japan")
    events = selected(record, country=["JP"])
    within = (events["latest"] >= "1997-01-01") & (events["earliest"] <= "2006-12-31")
    told = tell_total(seizure_figures(record, events[within]))
    assert "added up" in told
    clicks.answered(main_of(reader), told, "Every figure", country="JP")


def test_which_routes_touch_dandong(reader: Reader, record):
    reader.open("routes")
    search(reader, "Dandong")
    clicks = Clicks(reader)
    titles = routes_at(record, frozenset({"dandong"}))["title"].tolist()
    assert titles
    clicks.answered(main_of(reader), *titles, q="Dandong")
    reader.open("events?place=dandong")
    card = reader.page.locator('.bf-card[data-place="dandong"]')
    for title in titles:
        expect(card).to_contain_text(title)


def test_who_says_that_the_state_stopped_and_when(reader: Reader, record):
    claims = record.claims[record.claims["dispute_id"] == "when-did-the-state-leave"]
    question = record.disputes.set_index("id").at["when-did-the-state-leave", "question"]
    reader.open("")
    clicks = Clicks(reader)
    clicks.on(menu(reader, "Disputes"))
    clicks.on(main_of(reader).get_by_role("link", name=question))
    words = {*claims["answer"], *claims["asserted_by"].head(3)}
    clicks.answered(main_of(reader), *words, dispute="when-did-the-state-leave")


def test_everything_on_a_person_and_on_a_body(reader: Reader, record):
    for name, actor in (("Kim Jong Il", "kim-jong-il"), ("Office 39", "office-39")):
        reader.open("people")
        search(reader, name)
        clicks = Clicks(reader)
        clicks.on(main_of(reader).locator("a.bf-go").filter(has_text=name).first)
        acting = selected(record, actor=[actor])
        expect(main_of(reader).get_by_role("button", name="All people and bodies")).to_be_visible()
        words = ("Claims of others about these events", acting["title"].iloc[0])
        clicks.answered(main_of(reader), *words, actor=actor)


def test_what_changed_since_a_version(reader: Reader, record):
    reader.open("events?v=1.0.0")
    clicks = Clicks(reader)
    titles = dict(zip(record.events["id"], record.events["title"]))
    titles |= dict(zip(record.withdrawn["id"], record.withdrawn["title"]))
    found = history.changes_since(record.changes, "1.0.0", data_version())
    told = history.describe_changes(found, titles, "1.0.0", data_version())
    assert titles[found["event_id"].iloc[0]] in told
    clicks.answered(main_of(reader), told, v="1.0.0")


def test_bibtex_for_five_ticked_events(reader: Reader, record):
    reader.open("events?country=JP")
    clicks = Clicks(reader)
    boxes = main_of(reader).locator("input[data-tick]")
    ids = [boxes.nth(number).get_attribute("data-tick") for number in (0, 2, 3, 5, 7)]
    for one in ids:
        clicks.on(main_of(reader).locator(f'input[data-tick="{one}"]'))
    bar = reader.page.locator(".st-key-bf_ticked")
    expect(bar).to_contain_text("5 events ticked")
    clicks.answered(bar, "5 events ticked", pick=sorted(ids)[0])
    for one in ids:
        expect(main_of(reader).locator(f'input[data-tick="{one}"]')).to_be_checked()
    bar.get_by_role("button", name="Cite and download these").click()
    dialog = reader.page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"5 of {len(record.events)} events")
    cited = file_of(reader, dialog, "Citation (BibTeX)")
    assert all(one in cited for one in ids)
    assert cited.count("@misc{") == 5
    told = json.loads(file_of(reader, dialog, "Events with places, claims and sources (JSON)"))
    assert sorted(event["id"] for event in told["events"]) == sorted(ids)
    link = dialog.get_by_test_id("stCode").first.inner_text().strip()
    reader.page.goto(link)
    expect(main_of(reader)).to_contain_text("Only 5 ticked events ×")
    expect(main_of(reader).locator("input[data-tick]")).to_have_count(5)
    assert sorted(shown_ids(reader)) == sorted(ids)
    reader.page.get_by_role("button", name="Make a chapter of a story").click()
    expect(reader.page).to_have_url(re.compile("/build"))
    title = record.events.set_index("id").at[ids[0], "title"]
    expect(main_of(reader)).to_contain_text(title)


def test_a_card_is_printed_on_one_page_with_the_addresses_of_its_sources(reader: Reader, record):
    event = "crackdown-hamhung-sunchon-2018"
    reader.page.add_init_script("window.print = () => {}")  # whose dialog no test can answer
    reader.open(f"events?event={event}")
    card = reader.page.locator(f'.bf-card[data-event="{event}"]')
    card.locator(".bf-claims > li").first.wait_for()
    ids = record.claims.loc[record.claims["event_id"] == event, "source_id"]
    addresses = record.sources.set_index("id").loc[ids, "url"]
    reader.rest()
    card.get_by_role("button", name="Print").click()
    sheet = reader.page.locator(".bf-sheet")
    expect(sheet).to_have_count(1)
    printed = sheet.locator("a").evaluate_all("(all) => all.map((one) => one.dataset.address)")
    assert {unquote(one) for one in addresses if one} <= {unquote(one) for one in printed}
    reader.page.emulate_media(media="print")
    expect(reader.page.locator(".stApp, #root").first).to_be_hidden()
    address = sheet.locator("a[data-address]").first
    content = address.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "http" in content
    pages = len(re.findall(rb"/Type\s*/Page\b", reader.page.pdf()))
    assert pages == 1


def test_words_are_found_as_people_type_them(reader: Reader, record):
    for words, told in (
        ("Hamhong", "Did you mean"),
        ("필로폰", ""),
        ('"white bellflower" OR paekdoraji', ""),
    ):
        reader.open("events")
        search(reader, words)
        found = selected(record, text=words)
        assert len(found)
        clicks = Clicks(reader)
        clicks.answered(main_of(reader), f"{len(found)} of {len(record.events)} events", told)


def test_events_near_hyesan_and_the_file_of_them_agree(reader: Reader, record):
    reader.open("provinces?near=hyesan")
    clicks = Clicks(reader)
    clicks.on(menu(reader, "Events"))
    expect(reader.page).to_have_url(re.compile(r"/events\?.*near=hyesan"))
    expect(reader.filter("near")).to_have_text("within 50 km of Hyesan")
    ids = shown_ids(reader)
    assert 0 < len(ids) < len(record.events)
    words = f"{len(ids)} of {len(record.events)} events"
    clicks.answered(main_of(reader), words, near="hyesan")
    dialog = open_dialog(reader)
    expect(dialog).to_contain_text(words)
    told = json.loads(file_of(reader, dialog, "Events with places, claims and sources (JSON)"))
    assert sorted(event["id"] for event in told["events"]) == sorted(ids)
    dialog.get_by_role("button", name="Close").click()
    reader.bar().get_by_role("button", name="Take off: within 50 km of Hyesan").click()
    expect(reader.page).not_to_have_url(re.compile("near="))


def test_the_next_event_in_the_same_place(reader: Reader, record):
    event = next(one for one in record.events["id"] if neighbors_of(record, one).after)
    after = neighbors_of(record, event).after["id"]
    reader.open(f"events?event={event}")
    clicks = Clicks(reader)
    card = reader.page.locator(f'.bf-card[data-event="{event}"]')
    clicks.on(card.locator("li", has_text="After it, same place:").get_by_role("link"))
    title = record.events.set_index("id").at[after, "title"]
    clicks.answered(reader.page.locator(f'.bf-card[data-event="{after}"]'), title, event=after)


def test_what_leaves_nothing_names_the_filters_to_take_off(reader: Reader, record):
    reader.open("events?country=JP&type=estimate&q=Hyesan&actor=office-39")
    main = main_of(reader)
    expect(main).to_contain_text("No event matches this selection")
    for parameter, words in (("country", "Japan"), ("type", "Estimate"), ("actor", "Office 39")):
        expect(reader.filter(parameter)).to_have_text(words)
    for parameter, words in (("type", "Estimate"), ("country", "Japan")):
        reader.bar().get_by_role("button", name=f"Take off: {words}").click()
        expect(reader.filter(parameter)).to_be_hidden()
    reader.page.get_by_test_id("search").fill("")
    found = selected(record, actor=["office-39"])
    expect(main).to_contain_text(f"{len(found)} of {len(record.events)} events")


def test_explore_names_every_filter_of_a_link_and_the_places_under_one_mark(reader: Reader, record):
    reader.open("?near=hyesan&actor=office-39&country=JP&type=incident")
    view = reader.view()
    assert view.data("visible") == "0"
    words = {"near": "within 50 km of Hyesan", "country": "Japan", "type": "Incident"}
    for name, told in words.items():
        expect(reader.filter(name)).to_have_text(told)
        reader.page.locator(f'.in-pill-box:has([data-filter="{name}"]) .in-off').click()
        expect(reader.filter(name)).to_be_hidden()
    expect(reader.filter("actor")).to_have_text("Office 39")
    assert view.data("visible") == str(len(selected(record, actor=["office-39"])))
    expect(reader.page).to_have_url(re.compile(r"\?actor=office-39$"))
    reader.page.locator('.in-pill-box:has([data-filter="actor"]) .in-off').click()
    reader.wait_until("document.querySelector('[data-testid=linked-view]').dataset.visible !== '0'")
    mark = '[data-testid="map-main"] path.point[data-place-id="sinuiju"]'
    reader.page.locator(mark).click(force=True)
    here = reader.page.get_by_test_id("places-here")
    expect(here).to_contain_text("Sinuiju")
    here.get_by_role("button", name="Dandong").click()
    expect(reader.page.get_by_test_id("event-card")).to_contain_text("Dandong")
    expect(here).to_have_count(0)
