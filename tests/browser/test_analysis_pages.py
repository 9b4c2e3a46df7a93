"""A journalist's questions, answered by clicks, each with one link that brings the answer back."""

import json
import re

import pytest
from playwright.sync_api import expect

from bellflower.record.schema import data_version
from tests.browser.conftest import Reader


def go(reader: Reader, title: str) -> None:
    reader.page.locator(".st-key-bf_menu").get_by_role("link", name=title).click()


FAR_OUT = """() => {
  const map = document.querySelector('.st-key-desk_map_world .geo .bg').getBoundingClientRect();
  const marks = [...document.querySelectorAll('.st-key-desk_map_world path.point')];
  const boxes = marks.map((mark) => mark.getBoundingClientRect());
  const spots = boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
  return spots.filter(([x]) => x > map.x + map.width * 0.55).sort((p, q) => p[0] - q[0])[0];
}"""


def saved(reader: Reader, name: str) -> str:
    """Return the text of the file behind a button of the open dialog."""
    with reader.page.expect_download() as download:
        reader.page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_text(encoding="utf-8")


def open_dialog(reader: Reader) -> None:
    reader.page.get_by_role("button", name="Cite and download").click()
    reader.page.get_by_role("dialog").get_by_text("Permanent link").wait_for()


def test_which_crackdowns_in_ryanggang_since_2010_rest_on_one_report(reader: Reader):
    reader.open("events")
    reader.choose("province", "KP-10")
    expect(reader.page).to_have_url(re.compile("province=KP-10"))
    reader.choose("category", "crackdown")
    expect(reader.page).to_have_url(re.compile("category=crackdown"))
    years = reader.page.get_by_role("textbox", name="From", exact=True)
    years.fill("2010")
    years.press("Enter")
    expect(reader.page).to_have_url(re.compile("from=2010"))
    open_dialog(reader)
    events = json.loads(saved(reader, "Events with places, claims and sources (JSON)"))["events"]
    assert events
    assert all("KP-10" in event["provinces"] and event["category"] == "crackdown" for event in events)
    alone = [event["id"] for event in events if event["source_count"] == 1]
    assert alone
    link = reader.page.get_by_role("dialog").get_by_test_id("stCode").first.inner_text().strip()
    assert f"v={data_version()}" in link
    reader.page.goto(link)
    expect(reader.page.get_by_test_id("stMainBlockContainer")).to_contain_text(f"{len(events)} of")


def test_escape_closes_a_card_wherever_the_focus_is(reader: Reader):
    reader.open("events?event=pongsu-2003")
    card = reader.page.locator('.bf-card[data-event="pongsu-2003"]')
    card.wait_for()
    reader.rest()
    reader.page.get_by_role("heading", name="Events", exact=True).click()
    reader.page.keyboard.press("Escape")
    card.wait_for(state="detached")
    expect(reader.page).not_to_have_url(re.compile("event="))


def test_a_press_on_a_line_of_the_map_of_routes_opens_the_route_and_escape_closes_it(reader: Reader):
    reader.open("routes?view=world")
    marks = reader.page.locator(".st-key-desk_map_world .scattergeo path.point")
    marks.first.wait_for(state="attached")
    reader.rest()
    # far out in the Pacific, where there is but one line
    x, y = reader.page.evaluate(FAR_OUT)
    card = reader.page.locator('.bf-card[data-card="route"]')
    for _try in range(5):  # a press counts once the map has seen the pointer
        reader.page.mouse.move(x - 2, y)
        reader.page.mouse.move(x, y)
        reader.page.mouse.click(x, y)
        reader.rest()
        if card.is_visible():
            break
    card.wait_for()
    expect(reader.page).to_have_url(re.compile("route="))
    reader.rest()
    reader.page.keyboard.press("Escape")
    card.wait_for(state="detached")


def test_a_person_begins_at_the_top(reader: Reader):
    reader.open("people")
    link = reader.page.locator(".bf-list tr[data-row] a.bf-go").nth(120)
    link.scroll_into_view_if_needed()
    link.click()
    expect(reader.page).to_have_url(re.compile("actor="))
    expect(reader.page.get_by_role("button", name="All people and bodies")).to_be_in_viewport()


def test_who_says_production_began_when(reader: Reader, record):
    disputes, claims = record.disputes.set_index("id"), record.claims
    answers = claims.loc[claims["dispute_id"] == "state-production-start", "answer"]
    reader.open()
    go(reader, "Disputes")
    main = reader.page.get_by_test_id("stMainBlockContainer")
    reader.open_row(disputes.at["state-production-start", "question"])
    assert answers.nunique() > 1
    for answer in answers.unique():
        expect(main).to_contain_text(answer)
    expect(main.get_by_test_id("stPlotlyChart")).to_be_visible()
    expect(reader.page).to_have_url(re.compile("dispute=state-production-start"))


def test_every_seizure_off_japan_as_geojson_and_as_footnotes(reader: Reader):
    reader.open("events?q=japan&category=trafficking&from=1997&to=2002")
    open_dialog(reader)
    collection = json.loads(saved(reader, "Map of events (GeoJSON)"))
    assert collection["type"] == "FeatureCollection"
    ids = {feature["id"] for feature in collection["features"]}
    assert {"kochi-1998", "kurose-1999"} <= ids
    notes = saved(reader, "Sources as footnotes (text)")
    assert re.match(r"1\. ", notes)
    assert len(notes.splitlines()) >= len(ids)


def test_the_words_that_were_found_are_marked_and_where_is_said(reader: Reader, record):
    event = "crackdown-hamhung-sunchon-2018"
    title = record.events.set_index("id").at[event, "title"]
    word = max(re.findall(r"[A-Za-z]+", title), key=len)
    reader.open(f"events?q={word.lower()}&event={event}")
    card = reader.page.locator(".bf-card")
    expect(card.locator("mark").first).to_have_text(word)
    expect(card).to_contain_text("Found in: title")


def test_each_choice_tells_how_many_events_it_leaves(reader: Reader):
    reader.open("events?province=KP-10")
    reader.filter("category").click()
    number = reader.bar().locator('[data-count="category crackdown"]').inner_text()
    reader.bar().locator('input[value="crackdown"]').check()
    rows = reader.page.locator(".bf-listed-events tr[data-row]")
    expect(rows).to_have_count(int(number))
    expect(reader.bar()).to_contain_text(f"{number} of")


@pytest.mark.parametrize(
    ("view", "sign"), [("nk", "Events in a province"), ("region", "handed over at sea")]
)
def test_a_picture_of_the_view_is_saved_with_title_legend_and_credit(
    reader: Reader, record, view: str, sign: str
):
    eras = record.eras
    era = eras.loc[eras["date"].str.startswith("1996"), "title"].item()
    reader.open(f"?from=1997&to=2004&view={view}")
    reader.view()
    legend = reader.page.locator(".in-legend")
    expect(legend).to_contain_text(sign)
    with reader.page.expect_download() as download:
        reader.page.get_by_test_id("picture").select_option("svg")
    text = download.value.path().read_text(encoding="utf-8")
    for words in (era, "CC BY 4.0", "Natural Earth", *legend.inner_text().split()):
        assert words in text
    assert "<image" not in text
    with reader.page.expect_download() as download:
        reader.page.get_by_test_id("picture").select_option("png")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_the_api_answers_beside_the_pages(reader: Reader, server: str):
    answer = reader.page.request.get(f"{server}api/events.json?province=KP-08&from=2010")
    assert answer.ok
    assert answer.json()["events"]
    refused = reader.page.request.get(f"{server}api/events.json?province=KP-99")
    assert refused.status == 400
    assert "KP-99" in refused.text()
