"""The pages of the rows of the record: addresses, what they tell without a script, previews, 404."""

import io
import json
import re

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from bellflower.record.dataset import shipped_record
from bellflower.record.schema import ROOT
from bellflower.teaching.offline.record_pages import KINDS, addresses, ids_of, record_page
from bellflower.teaching.offline.site_frame import Home
from bellflower.web import ROUTES, FirstPage, SecurityHeaders, streamlit_page
from bellflower.web.head_tags import PAGES

BASE = "http://testserver/"
SHELL = streamlit_page().read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client():
    """A server with our routes and middleware; whatever else is asked for is Streamlit's page."""

    def shell(_request):
        return HTMLResponse(SHELL, headers={"ETag": "old"})

    middleware = [Middleware(SecurityHeaders, page=streamlit_page()), Middleware(FirstPage)]
    routes = [*ROUTES, Route("/{page:path}", shell)]
    with TestClient(Starlette(routes=routes, middleware=middleware)) as client:
        yield client


def meta(page, name):
    found = page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return found[0] if found else ""


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_row_has_a_page_that_needs_no_script(client, kind):
    identifier = ids_of(shipped_record(), kind)[3]
    answer = client.get(f"/{kind}/{identifier}")
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    title = " ".join(page.xpath("string(//h1)").split())
    assert title
    assert page.xpath("string(/html/@lang)") == "en"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"{BASE}{kind}/{identifier}"
    assert (
        page.xpath("string(//title)")
        == f"{title} – Bellflower"
        == f"{meta(page, 'og:title')} – Bellflower"
    )
    assert len(page.xpath("//article | //main//section")) >= 1
    assert [script.get("type") for script in page.xpath("//script")] == ["application/ld+json"]
    data = json.loads(page.xpath("string(//script)"))
    assert (data["@context"], data["identifier"]) == ("https://schema.org", identifier)
    tag = {"If-None-Match": answer.headers["etag"]}
    assert client.get(f"/{kind}/{identifier}", headers=tag).status_code == 304


def test_a_page_in_korean_says_so_and_keeps_the_language(client):
    page = html.fromstring(client.get("/event/pongsu-2003?lang=ko").content)
    assert page.xpath("string(/html/@lang)") == "ko"
    ways = page.xpath("//main//a[starts-with(@href, '../')]/@href")
    assert ways
    assert all("lang=ko" in way for way in ways)


def test_a_source_that_must_not_be_linked_has_no_link_on_its_page_or_in_its_data(client):
    sources = shipped_record().sources
    hidden = sources[(sources["link"] == "no") & (sources["url"] != "")].head(5)
    for identifier, url in zip(hidden["id"], hidden["url"]):
        assert url not in client.get(f"/source/{identifier}").text


def test_a_withdrawn_id_tells_where_it_went_and_links_it(client):
    gone = shipped_record().withdrawn
    moved = gone[gone["replaced_by"] != ""].iloc[0]
    page = html.fromstring(client.get(f"/event/{moved['id']}").content)
    assert moved["note"] in page.text_content()
    assert f"../event/{moved['replaced_by']}" in page.xpath("//main//a/@href")


def test_the_old_address_leads_to_the_one_that_lasts(client):
    answer = client.get("/events/pongsu-2003.html", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "../event/pongsu-2003")


@pytest.mark.parametrize(
    "path", ["/event/nothing", "/actor/x", "/nothing", "/a/b/c", "/event/pongsu-2003/x"]
)
def test_an_unknown_address_is_404_with_ways_on(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    page = html.fromstring(answer.content)
    up = "../" * (path.count("/") - 1)
    assert {f"{up}explore", f"{up}events"} <= set(page.xpath("//main//a/@href"))
    assert "content-security-policy" in answer.headers


def test_every_page_of_the_app_is_told_before_a_script_runs(client):
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} | {""} == PAGES
    titles = set()
    for name in sorted(PAGES - {"explore"}):
        page = html.fromstring(client.get(f"/{name}").content)
        titles.add(page.xpath("string(//title)"))
        assert "Bellflower" in meta(page, "og:title")
        assert meta(page, "description")
        assert page.xpath("string(//link[@rel='canonical']/@href)") == BASE + name
    assert len(titles) == len(PAGES) - 1


def test_a_posted_link_to_an_event_is_shown_as_that_event(client):
    event = shipped_record().events.iloc[7]
    page = html.fromstring(client.get(f"/explore?province=KP-10&event={event['id']}").content)
    assert meta(page, "og:title").startswith(event["title"])
    assert meta(page, "twitter:card") == "summary_large_image"
    assert meta(page, "og:image") == f"{BASE}preview/event/{event['id']}.png"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"{BASE}event/{event['id']}"


def test_the_preview_is_a_picture_of_this_event(client):
    from PIL import Image

    seen = set()
    for identifier in shipped_record().events["id"].iloc[[0, 200, 400]]:
        page = html.fromstring(client.get(f"/event/{identifier}").content)
        answer = client.get(meta(page, "og:image").removeprefix(BASE.rstrip("/")))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        picture = Image.open(io.BytesIO(answer.content))
        assert picture.size == (1200, 630)
        assert len(answer.content) < 150_000
        seen.add(answer.content)
    assert len(seen) == 3
    assert client.get("/preview/event/nothing.png").status_code == 404


def test_the_address_of_the_environment_is_the_canonical_one(client, monkeypatch):
    monkeypatch.setenv("BELLFLOWER_ADDRESS", "https://school.example/drugs/")
    page = html.fromstring(client.get("/event/pongsu-2003").content)
    assert (
        page.xpath("string(//link[@rel='canonical']/@href)")
        == "https://school.example/drugs/event/pongsu-2003"
    )


def test_a_host_that_is_none_is_not_repeated(client):
    text = client.get("/event/pongsu-2003", headers={"Host": 'evil"><script>'}).text
    assert "evil" not in text


def test_robots_and_sitemap_name_every_page(client):
    robots = client.get("/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert f"Sitemap: {BASE}sitemap.xml" in robots.text
    told = set(re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").text))
    assert told >= {f"{BASE}{kind}/{identifier}" for kind, identifier in addresses(shipped_record())}


def test_links_between_the_pages_lead_to_pages(record):
    known = {f"{kind}/{identifier}" for kind, identifier in addresses(record)}
    for kind in KINDS:
        for identifier in ids_of(record, kind)[:6]:
            page = html.fromstring(record_page(record, kind, identifier, Home("", is_app=True)))
            links = page.xpath("//main/ul//a/@href | //nav//a[@rel]/@href")
            assert {link.removeprefix("../") for link in links} <= known
