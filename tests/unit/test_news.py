"""What is new, to read: corrections in words, and what a selection keeps of them."""

from dataclasses import replace

from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bellflower.analysis.selection import select
from bellflower.publish.corrections import corrections
from bellflower.publish.news_page import news_html
from bellflower.query.filters import EventFilter, chosen
from bellflower.query.permalink import View
from bellflower.record.dataset import shipped_record
from bellflower.teaching.offline.site_pages import new_page
from bellflower.web import ROUTES

CHANGELOG = """# Changes

## 2.1.0 – 2027-01-02

- Not a correction (`other-event`).

### Corrected

- The day is May 16,
  not May 15 (`first-event`).
- Two `second-event` and `third-event` are one.

## 2.0.0

### Corrected

- Old (`old-event`, route `some-route`).
"""


def test_corrections_are_read_from_the_changelog_with_the_ids_that_they_name(tmp_path):
    path = tmp_path / "CHANGELOG.md"
    path.write_text(CHANGELOG, encoding="utf-8")
    assert [tuple(each) for each in corrections(path)] == [
        ("2.1.0", "The day is May 16, not May 15.", ("first-event",)),
        ("2.1.0", "Two second-event and third-event are one.", ("second-event", "third-event")),
        ("2.0.0", "Old.", ("old-event", "some-route")),
    ]
    assert corrections(tmp_path / "none.md") == []


def test_the_page_tells_corrections_and_withdrawn_events_and_leads_to_each():
    record = shipped_record()
    page = html.fromstring(new_page(record, ""))
    links = page.xpath("//section//a/@href")
    for event_id in record.withdrawn["id"]:
        assert f"event/{event_id}.html" in links
    known = {*record.events["id"], *record.withdrawn["id"]}
    for each in corrections():
        assert each.text in page.text_content()
        assert {f"event/{event}.html" for event in each.ids if event in known} <= set(links)
    assert page.xpath("//a[@href='feed.atom'][@type='application/atom+xml']")


def test_a_selection_hears_of_its_own_events_alone_and_of_nothing_if_nothing_changed():
    record = shipped_record()
    view = View(EventFilter(chosen=chosen(province=["KP-08"])))
    found = select(record, view)
    page = html.fromstring(f"<div>{news_html(found, str, 'feed.atom')}</div>")
    told = set(page.xpath("//details//a/@href"))
    replaced = record.withdrawn["replaced_by"].isin(found.events["id"])
    assert told
    assert told <= {*found.events["id"], *record.withdrawn.loc[replaced, "id"]}
    assert set(page.xpath("//h3/following-sibling::ul/li/a/@href")) & set(found.events["id"])
    nothing = replace(record, changes=record.changes.head(0), withdrawn=record.withdrawn.head(0))
    assert "No version changed" in news_html(select(nothing, view), str, "feed.atom")


def test_the_pages_of_the_record_lead_to_what_is_new():
    event = shipped_record().events["id"].iloc[0]
    with TestClient(Starlette(routes=ROUTES)) as client:
        page = html.fromstring(client.get(f"/event/{event}").content)
        assert page.xpath("//footer//a/@href") == ["../new"]
        assert "/new</loc>" in client.get("/sitemap.xml").text
