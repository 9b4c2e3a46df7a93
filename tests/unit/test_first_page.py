"""The page that every visit begins with: its style is there from the first byte."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from bellflower.browser.bundle import joined_style
from bellflower.i18n import speaking
from bellflower.record.dataset import shipped_record
from bellflower.record.problems import DataError
from bellflower.web import first_page, preloads, streamlit_page
from bellflower.web.assets import component_url
from bellflower.web.first_page import FirstPage
from bellflower.web.instrument import instrument_urls

SHELL = streamlit_page().read_text(encoding="utf-8")
OTHER = "<html><head></head><body>a file to take along</body></html>"


@pytest.fixture(params=[False, True], ids=["plain", "packed"])
def client(request) -> TestClient:
    """A server like Streamlit's, which may pack what it answers."""

    def shell(_request):
        return HTMLResponse(SHELL, headers={"ETag": "old", "Last-Modified": "long ago"})

    def other(_request):
        return HTMLResponse(OTHER)

    def missing(_request):
        return PlainTextResponse("no", 404)

    app = Starlette(
        routes=[Route("/other", other), Route("/missing", missing), Route("/{page:path}", shell)]
    )
    return TestClient(FirstPage(GZipMiddleware(app, 1) if request.param else app))


def test_the_page_names_the_style_sheet_and_the_server_has_it(client: TestClient):
    page = client.get("/events").text
    name = re.search(r'<link rel="stylesheet" href="\./(assets/style-\w+\.css)">', page)
    assert name
    assert page.index("</head>") < name.start()  # after the styles that it refines
    answer = client.get(f"/{name[1]}")
    assert answer.text.endswith(joined_style(*first_page.STYLES))
    assert "immutable" in answer.headers["cache-control"]
    (face,) = re.findall(r"@font-face \{[^}]* url\((serif-[\w.]+)\)", answer.text)
    assert f"assets/{face}" == instrument_urls(shipped_record())["serif"]
    assert f'href="./assets/{face}"' in page
    assert face not in client.get("/present").text  # which has no heading in it


def test_what_the_view_draws_with_is_asked_for_early_only_where_there_is_a_view(client: TestClient):
    for path, is_wanted in (("/", True), ("/events", False), ("/present", False)):
        page = client.get(path).text
        urls = instrument_urls(shipped_record())
        wanted = [urls[name] for name in ("plotly", "ground", "index")]
        assert all((url in page) == is_wanted for url in wanted)
        assert ('data-page="present"' in page) == (path == "/present")
        assert (component_url("instrument") in page) == is_wanted
    korean = client.get("/?lang=ko").text
    with speaking("ko"):
        assert instrument_urls(shipped_record())["index"] in korean


def test_what_streamlit_finds_out_late_is_asked_for_with_the_page(client: TestClient):
    page = client.get("/about").text
    folder = streamlit_page().parent / "static" / "js"
    early = re.findall(r'<link rel="modulepreload" crossorigin href="\./(static/js/[^"]+)">', page)
    assert len(early) == len(set(early))
    for element in ("Html", "ButtonGroup", "BidiComponent"):
        (script,) = folder.glob(f"{element}.*.js")
        needed = re.findall(r'from"\./([\w.-]+\.js)"', script.read_text(encoding="utf-8"))
        entry = re.search(r'src="\./(static/js/[^"]+)"', page)[1]
        assert {f"static/js/{name}" for name in (script.name, *needed)} <= {*early, entry}


def test_a_browser_that_kept_the_page_is_not_told_that_it_is_still_the_same(client: TestClient):
    headers = client.get("/").headers
    assert "etag" not in headers
    assert "last-modified" not in headers


def test_other_answers_stay_as_they_are(client: TestClient):
    assert client.get("/other").text == OTHER
    assert client.get("/missing").text == "no"
    assert "assets/style-" not in client.post("/").text


def test_a_page_comes_though_the_record_is_damaged(client: TestClient, monkeypatch):
    def damaged():
        raise DataError(())

    for module in (first_page, preloads):
        monkeypatch.setattr(module, "shipped_record", damaged)
    answer = client.get("/")
    assert answer.status_code == 200
    assert "index-en" not in answer.text
