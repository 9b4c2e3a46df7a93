"""The static site in a browser: from a server and from a disk, with all else out of reach."""

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bellflower.record.dataset import load_dataset
from bellflower.teaching.offline import site
from bellflower.teaching.stories.library import shipped_stories
from tests.parts import part_of
from tools.browser import READY

STORY = next(iter(shipped_stories().values()))


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site of one story and few events, without its files to take away."""
    told = {event for chapter in STORY.chapters for event in chapter.events}
    target = tmp_path_factory.mktemp("site") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "_taken_away", lambda _record, story: [])
        patch.setattr(site, "shipped_stories", lambda: {STORY.id: STORY})
        site.write_site(part_of(load_dataset(), told), target)
    return target


@contextmanager
def visitor(chromium, address):
    """A page that can reach only *address*, and must meet no error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page, said = context.new_page(), []
    page.set_default_timeout(30_000)
    page.route("**/*", lambda route: _only(route, address, said))
    page.on(
        "console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def _only(route, address, said):
    if route.request.url.startswith((address, "data:", "blob:")):
        route.continue_()
    else:
        said.append(f"asked for {route.request.url}")
        route.abort()


def test_a_reader_goes_from_the_start_to_a_story_an_event_and_a_file(chromium, folder):
    with served(folder) as address, visitor(chromium, address) as page:
        page.goto(address)
        page.get_by_role("link", name=STORY.title, exact=True).click()
        page.get_by_role("link", name="Show the story with map and timeline").click()
        page.locator(READY).first.wait_for()
        page.goto(address)
        page.get_by_role("link", name="Look something up").click()
        event = page.locator("main li a").first
        title = event.inner_text()
        event.click()
        assert page.locator(".bf-card h3").first.inner_text() == title
        page.get_by_role("link", name="Show it in the explorer").click()
        page.get_by_role("heading", name=title).first.wait_for()
        page.goto(address)
        with page.expect_download() as started:
            page.get_by_role("link", name="Table (CSV)", exact=True).click()
        assert started.value.suggested_filename == "events.csv"


def test_the_explorer_draws_from_a_disk_with_the_library_beside_it(chromium, folder):
    with visitor(chromium, folder.as_uri()) as page:
        page.goto(f"{folder.as_uri()}/index.html")
        page.get_by_role("link", name="Explore", exact=True).first.click()
        page.locator(READY).wait_for()
        assert int(page.get_by_test_id("linked-view").get_attribute("data-visible")) > 0


def test_the_explorer_opens_at_the_address_of_a_link_and_stands_alone_where_it_is_embedded(
    chromium, folder
):
    query = "from=1990&to=2004&evidence=documented&view=region&scale=even"
    event = next(event for chapter in STORY.chapters for event in chapter.events)
    with served(folder) as address, visitor(chromium, address) as page:
        page.goto(f"{address}explorer.html?{query}&category=flood&event={event}")
        page.locator(READY).wait_for()
        root = page.get_by_test_id("linked-view")
        assert root.get_attribute("data-period") == "1990/2004"
        assert root.get_attribute("data-scale") == "even"
        assert page.get_by_test_id("view-region").get_attribute("aria-pressed") == "true"
        assert "flood" in page.locator("#trouble").inner_text()
        page.get_by_test_id("event-card").locator(f'[data-event="{event}"]').wait_for()
        shown = int(root.get_attribute("data-visible"))
        assert 0 < shown < int(root.get_attribute("data-total"))
        page.get_by_test_id("last-year").fill("1999")
        page.get_by_test_id("last-year").press("Enter")
        page.wait_for_url(
            "**/explorer.html?from=1990&to=1999&evidence=documented&view=region&scale=even*"
        )
        page.set_viewport_size({"width": 480, "height": 420})
        page.goto(f"{address}explorer.html?{query}&embed=map")
        page.locator(READY).wait_for()
        assert not page.locator("header").is_visible()
        assert not page.locator(".in-time").is_visible()
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        whole = page.locator("#whole").get_attribute("href")
        assert whole.endswith(f"explorer.html?{query}")
