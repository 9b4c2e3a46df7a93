"""The headers of every answer: what a browser is told not to do, and who may frame the pages."""

import re
import tomllib

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from bellflower.record.schema import ROOT
from bellflower.web import ROUTES, PackedStatic, SecurityHeaders, headers, static, streamlit_page

SCHOOL = "https://school.example https://*.lms.example:8443"


async def _socket(websocket):
    await websocket.accept()
    await websocket.close()


def _broken(request):
    raise RuntimeError("/srv/secret/path is missing")


def _refused(request):
    return PlainTextResponse("No.", 418)


def _client() -> TestClient:
    """Return who asks an application that is wrapped as ours is."""
    more = [Route("/broken", _broken), Route("/refused", _refused), WebSocketRoute("/socket", _socket)]
    app = Starlette(
        routes=[*ROUTES, *more],
        middleware=[Middleware(SecurityHeaders, page=streamlit_page()), Middleware(PackedStatic)],
    )
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def client(monkeypatch):
    monkeypatch.delenv(headers.FRAME_ANCESTORS, raising=False)
    return _client()


def policy(answer) -> dict[str, list[str]]:
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: sources for name, *sources in (part.split() for part in parts)}


def a_script() -> str:
    return re.findall(r'src="\./(static/js/[^"]+)"', streamlit_page().read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/events.json?province=KP-10", 200), ("/api/nothing", 404), ("/api/events.json?x=1", 400),
        ("/assets/nothing", 404), ("/nothing", 404), ("/refused", 418), ("/broken", 500),
        (f"/{a_script()}", 200),
    ],
)  # fmt: skip
def test_every_answer_carries_the_headers(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert policy(answer)["default-src"] == ["'none'"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "fullscreen=(self)" in answer.headers["permissions-policy"]


def test_the_upgrade_to_a_socket_carries_the_headers(client):
    with client.websocket_connect("/socket") as socket:
        told = {name.decode(): value.decode() for name, value in socket.extra_headers}
    assert told["x-content-type-options"] == "nosniff"


def test_the_policy_allows_no_script_but_files_of_ours_and_known_ones(client):
    sources = policy(client.get("/nothing"))["script-src"]
    assert {"'self'", "blob:"} == {source for source in sources if not source.startswith("'sha256-")}
    assert not {"'unsafe-inline'", "'unsafe-eval'", "'wasm-unsafe-eval'", "*"} & set(sources)


def test_the_policy_names_no_other_host_and_no_wildcard(client):
    named = {source for sources in policy(client.get("/nothing")).values() for source in sources}
    known = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert {source for source in named - known if not source.startswith("'sha256-")} == set()


@pytest.mark.parametrize(
    "directive", ["object-src", "base-uri", "form-action", "frame-ancestors", "worker-src"]
)
def test_nothing_is_allowed_of_what_the_pages_do_not_need(client, directive):
    assert policy(client.get("/nothing"))[directive] == ["'none'"]


def test_a_school_may_frame_the_pages_if_whoever_runs_them_says_so(monkeypatch):
    monkeypatch.setenv(headers.FRAME_ANCESTORS, SCHOOL)
    answer = _client().get("/nothing")
    assert policy(answer)["frame-ancestors"] == SCHOOL.split()
    assert "x-frame-options" not in answer.headers


def test_the_same_site_may_frame_the_pages_in_both_ways_of_saying_it(monkeypatch):
    monkeypatch.setenv(headers.FRAME_ANCESTORS, "'self'")
    answer = _client().get("/nothing")
    assert policy(answer)["frame-ancestors"] == ["'self'"]
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "wanted",
    ["*", "https:", "school.example", "https://a.example;script-src", "https://a/b", "data:"],
)
def test_a_mistake_in_who_may_frame_stops_the_start_and_is_named(monkeypatch, wanted):
    monkeypatch.setenv(headers.FRAME_ANCESTORS, wanted)
    with pytest.raises(ValueError, match=re.escape(repr(wanted))):
        headers.frame_ancestors()


def test_a_failure_is_told_without_its_reason_and_logged_with_it(client, caplog):
    answer = client.get("/broken")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/json")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "/srv/secret/path is missing" in caplog.text


def test_the_data_may_be_read_from_any_site_and_the_pages_may_not(client):
    data, page = client.get("/api/events.json?province=KP-10"), client.get("/nothing")
    assert data.headers["access-control-allow-origin"] == "*"
    assert data.headers["cross-origin-resource-policy"] == "cross-origin"
    assert page.headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in page.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/%00.js", "/static/%2e%2e%2findex.html", "/static/..%2f..%2fconfig.py",
        "/static//etc/passwd", "/static/js/%2e%2fx.js", "/assets/..%2f..%2fapp.py",
        "/assets/%2e%2e%5capp.py", "/api/..%2f..%2fdata%2fevents.csv", "/api/%00", "//etc/passwd",
    ],
)  # fmt: skip
def test_no_spelling_of_a_path_leads_to_a_file(client, path):
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 404
    assert "content-encoding" not in answer.headers
    assert str(ROOT) not in answer.text


@pytest.mark.parametrize("detour", ["js/../js/", "js//", "./js/", "js/./"])
def test_a_detour_to_a_script_is_not_packed_once_more(detour):
    name = a_script().removeprefix("static/js/")
    assert static.static_asset(f"js/{name}") is static.static_asset(f"js/{name}") is not None
    assert static.static_asset(detour + name) is None


def test_a_packed_script_is_served_under_its_one_name(client):
    answer = client.get(f"/{a_script()}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_protections_of_streamlit_are_on():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    server, client = config["server"], config["client"]
    assert server["enableXsrfProtection"] is True
    assert server["enableCORS"] is True
    assert server["enableAgentApi"] is False
    assert server["enableStaticServing"] is False
    assert client["showErrorDetails"] == "none"
    assert client["allowedOrigins"] == []
    assert config["browser"]["gatherUsageStats"] is False
