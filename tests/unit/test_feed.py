"""What is new: the feed as a feed reader reads it, and version and date wherever the record is cited."""

import json

import feedparser
import pytest
import yaml
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bellflower.publish.citation.formats import formatted
from bellflower.publish.citation.views import event_item, row_item, view_item
from bellflower.query.permalink import View
from bellflower.record.schema import ROOT, data_version, load_descriptor
from bellflower.web import ROUTES

DAY = load_descriptor()["created"][:10]


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=ROUTES)) as client:
        yield client


def entries(client, query=""):
    read = feedparser.parse(client.get(f"/feed.atom{query}").content)
    assert not read.bozo
    assert read.version == "atom10"
    return read, {entry.id: entry for entry in read.entries}


def test_the_feed_tells_version_changes_and_withdrawn_events(client, record):
    read, found = entries(client)
    assert f"urn:bellflower:version:{data_version()}" in found
    assert len(found) == len(read.entries)
    kinds = [tag.term for entry in read.entries for tag in entry.tags]
    assert kinds.count("withdrawn") == len(record.withdrawn)
    assert kinds.count("added") == (record.changes["change"] == "added").sum()
    assert "Creative Commons Attribution 4.0" in read.feed.rights
    assert read.feed.updated.startswith(DAY)


def test_an_entry_leads_to_the_page_of_its_event(client):
    read, _found = entries(client)
    for entry in read.entries[1:20]:
        path = entry.link.removeprefix("http://testserver")
        assert client.get(path).status_code == 200


def test_the_feed_of_a_selection_tells_of_its_events_only(client, record):
    whole, _ = entries(client)
    read, found = entries(client, "?province=KP-10&category=crackdown")
    keep = [
        "KP-10" in provinces and category == "crackdown"
        for provinces, category in zip(record.events["provinces"], record.events["category"])
    ]
    chosen = set(record.events.loc[keep, "id"])
    chosen |= set(record.withdrawn.loc[record.withdrawn["replaced_by"].isin(chosen), "id"])
    assert {entry.link.rpartition("/")[2] for entry in read.entries[1:]} <= chosen
    assert 1 < len(found) < len(whole.entries)
    assert read.feed.links[0].href.endswith("/feed.atom?province=KP-10&category=crackdown")


def test_a_feed_is_kept_and_a_bad_query_refused(client):
    answer = client.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    tag = {"If-None-Match": answer.headers["etag"]}
    assert client.get("/feed.atom", headers=tag).status_code == 304
    assert client.get("/feed.atom?province=KP-99").status_code == 400


def test_every_citation_of_the_record_has_its_version_and_its_date(record):
    event = record.events["id"].iloc[0]
    items = [view_item(View()), event_item(record, event), row_item("place", "hamhung", "Hamhung")]
    for text in formatted(items):
        assert f"Data version {data_version()}" in text
        assert DAY[:4] in text
        assert "no date" not in text


def test_what_programs_cite_is_the_same_version_and_day():
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["references"][0]
    zenodo = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    assert (cff["version"], cff["date-released"]) == (data_version(), DAY)
    assert (zenodo["version"], zenodo["publication_date"]) == (data_version(), DAY)
    assert zenodo["title"] == cff["title"]
