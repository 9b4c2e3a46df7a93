"""Views in the page of somebody else: at four widths, each with its way to the whole."""

import pytest

from bellflower.publish.embedding import KINDS
from tests.browser.conftest import WAIT, new_reader
from tests.browser.test_site import served
from tools.browser import READY

WIDTHS = (320, 480, 800, 1200)
EVENT = "pongsu-2003"
QUERY = f"from=1990&to=2004&event={EVENT}"
WATCH = """addEventListener('securitypolicyviolation', (event) =>
  (window.refused ??= []).push(event.violatedDirective))"""
FITS = """() => [document.documentElement.scrollWidth <= innerWidth,
  document.documentElement.scrollHeight <= innerHeight, window.refused ?? []]"""

APART = """() => {
  const [story, legend] = ['.in-story', '.in-legend']
    .map((name) => document.querySelector(name).getBoundingClientRect());
  return !story.height || !legend.height || story.bottom <= legend.top;
}"""


@pytest.fixture
def paper(chromium, server, tmp_path):
    """A page on another site that shows each kind of view at each width."""
    reader = new_reader(chromium, server, viewport={"width": 1260, "height": 900})
    page = reader.page
    page.context.add_init_script(WATCH)
    frames = "".join(
        f'<iframe name="{kind}{width}" width="{width}" height="420" src="{server}?{QUERY}&embed={kind}">'
        "</iframe>"
        for kind in KINDS
        for width in WIDTHS
    )
    (tmp_path / "index.html").write_text(f'<link rel="icon" href="data:,">{frames}')
    with served(tmp_path) as other:  # another port is another origin
        reader.welcome.append(other)
        page.goto(other, timeout=2 * WAIT)
        yield reader
        page.context.close()
    assert reader.errors == []
    assert reader.strangers == []


def test_a_paper_shows_every_kind_of_view_at_every_width_and_each_leads_to_the_whole(paper):
    page = paper.page
    for kind in KINDS:
        for width in WIDTHS:
            frame = page.frame(f"{kind}{width}")
            page.locator(f'iframe[name="{kind}{width}"]').scroll_into_view_if_needed()  # or it rests
            frame.locator("article" if kind == "card" else READY).first.wait_for()
            assert frame.evaluate(FITS) == [True, True, []], (kind, width)
            assert kind not in ("map", "instrument") or frame.evaluate(APART), (kind, width)
            assert frame.locator("header, .bf-brand, [data-testid=stApp]").count() == 0
            whole = frame.locator("#whole")
            assert whole.is_visible()
            assert whole.get_attribute("href").startswith(f"./?{QUERY}")
    shown = {
        kind: [
            name
            for name, selector in (
                ("bar", ".in-bar"), ("map", ".in-maps"), ("list", ".in-rail"), ("time", ".in-time")
            )
            if page.frame(f"{kind}1200").locator(selector).is_visible()
        ]
        for kind in ("map", "timeline", "instrument")
    }  # fmt: skip
    assert shown == {
        "map": ["map"],
        "timeline": ["time"],
        "instrument": ["bar", "map", "list", "time"],
    }
    card = page.frame("instrument1200").locator(".in-rail .bf-card")
    card.get_by_role("link", name="Permanent link").wait_for()
    assert not card.get_by_role("button", name="Copy").count()  # nothing that does nothing here
    frame = page.frame("map480")
    frame.get_by_role("button", name="North Korea", exact=True).click()  # the event lies elsewhere
    frame.locator("button[data-place-id]").first.click()
    frame.locator('#whole[href*="place=north-korea"]').wait_for()
    assert frame.locator("#chosen").inner_text()
    with page.expect_popup() as opened:
        frame.locator("#whole").click()
    opened.value.locator(READY).wait_for()
    assert "place=north-korea" in opened.value.url
    assert opened.value.get_by_test_id("linked-view").get_attribute("data-period") == "1990/2004"
