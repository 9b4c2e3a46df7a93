"""Hostile rows, links and strangers in a real browser: text stays text, nobody is asked for anything."""

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from bellflower.ui.markdown import visible
from tests.browser.conftest import Reader, guarded_reader, new_reader
from tests.hostile import DISPUTE, EVENT, MADE_OF_TEXT, PAYLOADS, ROUTE, SOURCE, write_hostile_record
from tools.browser import READY, ROOT, serving

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push([event.effectiveDirective, event.blockedURI, event.sourceFile ?? ""].join(" ")));
"""
SHOWN = [
    "", f"?event={EVENT}", "?place=hamhung", f"?route={ROUTE}", f"events?event={EVENT}&q=alert",
    "provinces?province=KP-08&province=KP-09", "provinces?near=hamhung&radius=80", "disputes",
    f"disputes?dispute={DISPUTE}", "sources", f"sources?source={SOURCE}", "about?v=0.1.0",
]  # fmt: skip


def listen(reader: Reader) -> None:
    reader.page.add_init_script(_LISTEN)


def refused(reader: Reader) -> list[str]:
    """Return what the policy refused on this page.

    One thing is always: a library of Streamlit tries WebAssembly, and does without if it is not there.
    """
    found = reader.page.evaluate("window.refused")
    return [one for one in found if not one.startswith("script-src wasm-eval")]


def go(reader: Reader, path: str) -> None:
    reader.page.goto(reader.address + path)
    if path.partition("?")[0] in ("", "explore"):
        reader.page.locator(READY).wait_for()
    reader.page.locator("[data-testid=stApp][data-test-script-state=notRunning] h1").first.wait_for(
        state="attached"
    )
    expect(reader.page.get_by_test_id("stSkeleton")).to_have_count(0)


def test_what_readers_take_along_can_be_taken_under_the_policy(reader: Reader):
    listen(reader)
    reader.open("?province=KP-10")
    reader.view()
    for kind in ("svg", "png"):
        with reader.page.expect_download() as saved:
            reader.page.get_by_test_id("picture").select_option(kind)
        assert saved.value.suggested_filename.endswith(f".{kind}")
    reader.page.get_by_role("button", name="Cite and download").click()
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("button", name="Table (CSV)", exact=True).click()
    assert saved.value.path().read_text(encoding="utf-8-sig").startswith("id,")
    assert refused(reader) == []


INTRUSIONS = {
    "connect-src": "fetch('https://evil.example/').catch(() => 0)",
    "img-src": "new Image().src = 'https://evil.example/i'",
    "script-src-elem": "add('script', { text: 'window.wasObeyed = 1' })",
    "script-src-attr": "add('div', { innerHTML: '<p onclick=wasObeyed=1>x</p>' }).firstChild.click()",
    "frame-src": "add('iframe', { src: 'https://evil.example/f' })",
    "style-src-elem": "add('link', { rel: 'stylesheet', href: 'https://evil.example/s' })",
    "media-src": "add('video', { src: 'https://evil.example/v' })",
    "base-uri": "add('base', { href: 'https://evil.example/' })",
    "script-src": "setTimeout('window.wasObeyed = 1')",
}


def test_the_browser_refuses_what_an_intruder_would_try(reader: Reader):
    listen(reader)
    reader.open("about")
    for attempt in (*INTRUSIONS.values(), "new WebSocket('wss://evil.example/')"):
        reader.page.evaluate(
            "() => { const add = (tag, fields) =>"
            " document.body.appendChild(Object.assign(document.createElement(tag), fields));"
            f" try {{ {attempt} }} catch (error) {{}} }}"
        )
    reader.wait_until(
        f"new Set(window.refused.map((one) => one.split(' ')[0])).size >= {len(INTRUSIONS)}"
    )
    assert {one.split()[0] for one in refused(reader)} == set(INTRUSIONS)
    assert reader.page.evaluate("window.wasObeyed") is None


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory) -> Iterator[str]:
    folder = write_hostile_record(tmp_path_factory.mktemp("hostile"))
    with serving(BELLFLOWER_RECORD=str(folder)) as address:
        yield address


@pytest.fixture
def victim(profile, hostile_server) -> Iterator[Reader]:
    """A reader of the hostile record, who at the end has met no dialog, no error and no stranger."""
    opened = guarded_reader(profile, hostile_server)
    dialogs = []
    opened.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    listen(opened)
    yield opened
    opened.page.close()
    assert (dialogs, opened.errors, opened.strangers) == ([], [], [])


def test_nothing_on_any_page_is_made_of_the_text_of_a_hostile_record(victim: Reader):
    others = [name for name in PAGES if not any(path.startswith(name) for path in SHOWN)]
    for path in (*SHOWN, *others):
        go(victim, path)
        assert (path, victim.page.evaluate(MADE_OF_TEXT)) == (path, [])
        assert (path, refused(victim)) == (path, [])


def test_hostile_text_is_there_to_be_read(victim: Reader):
    go(victim, f"?event={EVENT}")
    assert "evil.example" in victim.page.locator(f'.bf-card[data-event="{EVENT}"]').inner_text()
    assert "evil.example" in victim.page.get_by_test_id("linked-view").inner_text()


def test_every_element_that_reads_markdown_shows_plain_text_letter_by_letter(chromium):
    with serving("tests/browser/plain_page.py") as address:
        reader = new_reader(chromium, address)
        reader.page.goto(address)
        reader.page.get_by_text("done", exact=True).wait_for()
        for number, payload in enumerate(PAYLOADS):
            block = reader.page.locator(f".st-key-plain_{number} [data-testid=stMarkdownContainer]")
            seen = block.inner_text().translate({0x2060: None, 0x2068: None, 0x2069: None})
            assert seen.strip() == visible(payload)
            assert block.locator("p *").count() == 0
        assert reader.page.evaluate(MADE_OF_TEXT) == []
        assert reader.strangers == []
        reader.page.context.close()


NO_LINKS = {
    "broken": "province=%ZZ%&category=%E0%A4%A&q=%00%ff&drug=%u0041&&&===&=x&from",
    "many": "&".join(f"p{number}={number}" for number in range(3000)),
    "odd": f"q=%ED%A0%80{quote('👩‍🔬' * 40)}&place={quote(chr(0x202E) + 'gnp')}&event={'x' * 10_000}",
}


def test_a_link_that_is_no_link_opens_the_page_all_the_same(reader: Reader):
    for query in NO_LINKS.values():
        reader.page.goto(f"{reader.address}sources?scope=all&{query}")
        reader.page.locator(".bf-list, [data-testid=stDataFrame]").first.wait_for()
        expect(reader.page.get_by_test_id("stException")).to_have_count(0)


def _ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str]]:
    asked = urllib.request.Request(
        address + path, method=method, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    try:
        answer = urllib.request.urlopen(asked, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize(
    "path",
    [
        "", "events", "nothing/at/all", "favicon.png", "_stcore/health", "_stcore/host-config",
        "_stcore/agent/openapi.json", "static/nothing.js", "media/nothing", "/evil.example",
        "assets/nothing", "api/nothing", "api/events.json?province=KP-10", "component/x/y",
    ],
)  # fmt: skip
def test_every_answer_of_the_server_carries_the_headers(server: str, path: str):
    _, headers = _ask(server, path)
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def _upgrade(address: str, origin: str) -> str:
    """Return what the server answers to somebody on *origin* who asks for the socket of a session."""
    host = urlsplit(address).netloc
    lines = [
        "GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", f"Origin: {origin}",
        "Sec-WebSocket-Protocol: streamlit", "", "",
    ]  # fmt: skip
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=20) as connection:
        connection.sendall("\r\n".join(lines).encode())
        return connection.recv(4096).decode("latin-1")


def test_a_session_can_be_opened_by_our_pages_and_by_no_other_site(server: str):
    ours = _upgrade(server, server.rstrip("/"))
    assert ours.startswith("HTTP/1.1 101")
    assert "nosniff" in ours
    assert _upgrade(server, "https://evil.example").startswith("HTTP/1.1 403")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_nothing_can_be_sent_without_the_token_of_the_page(server: str, method: str):
    status, headers = _ask(server, "_stcore/upload_file/x/y", method, Origin="https://evil.example")
    assert status in (400, 403)
    assert headers.get("access-control-allow-origin") not in ("*", "https://evil.example")


def test_the_interface_for_programs_that_drive_pages_is_off(server: str):
    status, _ = _ask(server, "_stcore/agent/interact", "POST")
    assert status >= 400


def test_no_other_site_may_speak_to_the_page(server: str):
    with urllib.request.urlopen(f"{server}_stcore/host-config", timeout=20) as answer:
        assert json.load(answer)["allowedOrigins"] == []


def test_a_frame_of_another_site_stays_empty(chromium, server):
    reader = new_reader(chromium, server)
    reader.page.route(
        "http://school.example/**",
        lambda route: route.fulfill(body=f'<iframe src="{server}"></iframe>', content_type="text/html"),
    )
    reader.page.goto("http://school.example/")
    reader.wait_until("frames.length === 1")
    expect(reader.page.get_by_test_id("stSkeleton")).to_have_count(0)
    assert reader.page.frames[1].url.startswith("chrome-error:")
    reader.page.context.close()
