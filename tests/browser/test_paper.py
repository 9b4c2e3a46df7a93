"""Pages on paper: every row of a list, charts whole, and a card in full below the map."""

import unicodedata

import pypdf
import pytest
from playwright.sync_api import expect

from bellflower.record.tables import rows_of

MAP = ".instrument .in-holder"
DISPUTE = "meth-start-date"


def squeezed(text):
    """Return *text* without spaces, and with a letter for each part of a ligature."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture
def printed(reader, tmp_path):
    """Return what opens a page of the application, prints it, and gives its text without spaces."""

    def print_page(path: str, ready: str) -> str:
        reader.open(path)
        reader.page.locator(ready).first.wait_for()
        reader.rest()
        reader.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
        pages = pypdf.PdfReader(tmp_path / "page.pdf").pages
        return squeezed("".join(page.extract_text() for page in pages))

    return print_page


def test_a_page_prints_every_row_its_card_and_its_chart(record, reader, printed, tmp_path):
    claims = record.claims[record.claims["event_id"] == "pongsu-2003"]["says"]
    text = printed("events?event=pongsu-2003", ".bf-list tr[data-row]")
    assert [row["title"] for row in rows_of(record.events) if squeezed(row["title"]) not in text] == []
    assert [says for says in claims if squeezed(says) not in text] == []

    printed(f"disputes?dispute={DISPUTE}", ".js-plotly-plot svg.main-svg")
    reader.page.emulate_media(media="print")
    reader.page.set_viewport_size({"width": 718, "height": 1000})  # between the margins of A4
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    wide = reader.page.evaluate("""() => [...document.querySelectorAll("svg.main-svg")]
        .concat([...document.querySelectorAll(".bf-brand img")])
        .map((drawing) => drawing.getBoundingClientRect())
        .filter((box) => box.left < 0 || box.top < 0 || box.right > innerWidth + 1).length""")
    assert wide == 0
    reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    reader.page.emulate_media(media="null")
    reader.page.set_viewport_size({"width": 1440, "height": 1000})

    text = printed("?event=pongsu-2003", '[data-testid="event-card"] .bf-card')
    paper = pypdf.PdfReader(tmp_path / "page.pdf").pages[0].mediabox
    assert paper.width > paper.height
    assert [says for says in claims if squeezed(says) not in text] == []
    expect(reader.page.locator(".instrument.in-print")).to_have_count(0)
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    map_, drawing = (
        reader.page.locator(each).first.bounding_box() for each in (MAP, f"{MAP} svg.main-svg")
    )
    assert (drawing["width"], drawing["height"]) == pytest.approx((map_["width"], map_["height"]), abs=1)
    assert (
        reader.page.locator(".instrument svg.main-svg[viewBox]").count() == 0
    )  # it would be scaled twice
