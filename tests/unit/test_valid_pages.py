"""Pages as validators, search engines and previewers read them: no fault in the raw HTML."""

from collections import Counter
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from bellflower.record.dataset import shipped_record
from bellflower.record.lookup import lookup
from bellflower.teaching.offline import site_pages as pages
from bellflower.teaching.offline.record_pages import KINDS, ids_of, record_page
from bellflower.teaching.offline.site_frame import File, Home
from bellflower.web import ROUTES, EmbeddedViews, FirstPage, streamlit_page

BASE = "https://school.example/"
EVENT = "pongsu-2003"
MADE = {
    "": lambda record: pages.start_page(
        record, BASE, [], [File("data/events.csv", "Table", "1 kB")], File("files/w.html", "", "1 MB")
    ),
    "404.html": lambda _record: pages.missing_page(Home(BASE), BASE),
    "events/index.html": lambda record: pages.events_page(record, BASE),
    "disputes.html": lambda record: pages.disputes_page(record, BASE),
    "sources.html": lambda record: pages.sources_page(record, BASE),
    "new.html": lambda record: pages.new_page(record, BASE),
}
ONE_OF_EACH = {kind: (lambda ids: [ids[0], ids[len(ids) // 2], ids[-1]]) for kind in KINDS}


def _static():
    record = shipped_record()
    yield from ((path, make(record)) for path, make in MADE.items())
    for kind in KINDS:
        for row in ONE_OF_EACH[kind](ids_of(record, kind)):
            yield f"{kind}/{row}.html", record_page(record, kind, row, Home(BASE))


@pytest.fixture(scope="module")
def told():
    return dict(_static())


@pytest.fixture(scope="module")
def client():
    def shell(_request):
        return HTMLResponse(streamlit_page().read_text(encoding="utf-8"))

    middleware = [Middleware(EmbeddedViews), Middleware(FirstPage)]
    routes = [*ROUTES, Route("/{page:path}", shell)]
    with TestClient(Starlette(routes=routes, middleware=middleware)) as client:
        yield client


def faults(text: str) -> list[str]:
    """Return what html5lib, which reads as the standard says, finds wrong in a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(text)
    return [f"line {at[0]}: {code} {more}" for at, code, more in parser.errors]


def doubts(text: str) -> list[str]:
    """Return what an auditor of pages would say: what is missing, double or without a name."""
    page = html.document_fromstring(text)
    found = [f"{n} times id {name}" for name, n in Counter(page.xpath("//@id")).items() if n > 1]
    found += [f"{len(page.xpath('//h1'))} headings"] if len(page.xpath("//h1")) != 1 else []
    found += ["no language"] if not page.get("lang") else []
    found += ["no title"] if len(page.xpath("string(//title)")) < 10 else []
    found += ["no viewport"] if not page.xpath("//meta[@name='viewport']") else []
    found += [f"no alt: {each.get('src')}" for each in page.xpath("//img[not(@alt)]")]
    found += [
        f"a link without words: {link.get('href')}"
        for link in page.xpath("//a[@href]")
        if not (link.text_content().strip() or link.get("aria-label"))
    ]
    found += [f"{link.get('href')} tells where it comes from" for link in page.xpath(
        "//a[@target='_blank'][not(contains(@rel, 'noopener'))]")]  # fmt: skip
    levels = [int(each.tag[1]) for each in page.xpath("//main//*[self::h1 or self::h2 or self::h3]")]
    found += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]
    return found


def test_the_pages_of_the_site_have_no_fault_and_leave_no_doubt(told):
    wrong = {path: [*faults(text), *doubts(text)] for path, text in told.items()}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_every_page_to_be_found_has_a_description_of_its_own(told):
    described = {}
    for path, text in told.items():
        page = html.document_fromstring(text)
        described[path] = page.xpath("string(//meta[@name='description']/@content)")
    described.pop("404.html")
    assert [path for path, words in described.items() if not 20 <= len(words) <= 220] == []


def test_every_link_between_the_pages_leads_to_one_that_is_written(told):
    record = shipped_record()
    there = {f"{kind}/{row}.html" for kind in KINDS for row in ids_of(record, kind)} | set(MADE)
    there |= {"explorer.html", "feed.atom", "index.html", "manifest.json"}
    wrong = []
    for path, text in told.items():
        page = html.document_fromstring(text)
        page.make_links_absolute(f"{BASE}{path}")
        for href in page.xpath("//a/@href"):
            parts = urlsplit(href)
            target = unquote(parts.path.lstrip("/"))
            if href.startswith(BASE) and target not in there and not target.startswith(
                ("files/", "data/", "stories/")
            ):  # fmt: skip
                wrong.append((path, href))
    assert wrong == []


@pytest.mark.parametrize(
    "path",
    [f"/event/{EVENT}", f"/event/{EVENT}?lang=ko", "/nothing/at/all", "/?embed=map",
     "/?embed=instrument&lang=ko", f"/?event={EVENT}&embed=card", "/?place=hamhung&embed=card",
     "/?route=pong-su-2003&embed=card"],
)  # fmt: skip
def test_the_pages_of_the_app_that_need_no_session_have_no_fault(client, path):
    text = client.get(path).text
    assert faults(text) == []
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("query", "card"),
    [("", "summary"), ("events?province=KP-08", "summary"), (f"?event={EVENT}", "summary_large_image"),
     (f"event/{EVENT}", "summary_large_image"), ("place/hamhung", "summary")],
)  # fmt: skip
def test_a_posted_link_is_previewed_from_the_raw_page(client, query, card):
    text = client.get(f"/{query}").text
    page = html.document_fromstring(text)
    told = {
        each.get("property") or each.get("name"): each.get("content") for each in page.xpath("//meta")
    }
    title = page.xpath("string(//title)")
    assert told["og:title"] in title
    assert told["og:description"] == told["description"]
    assert told["og:site_name"] == "Bellflower"
    assert told["twitter:card"] == card
    assert told["og:url"] == page.xpath("string(//link[@rel='canonical']/@href)")
    if card == "summary_large_image":
        event = lookup(shipped_record()).events.only(EVENT)
        assert event["title"] in told["og:title"]
        picture = client.get(told["og:image"])
        assert picture.headers["content-type"] == "image/png"
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    else:
        assert "og:image" not in told
