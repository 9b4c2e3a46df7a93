"""A record so large that its marks are painted as one picture answers to hands as a small one does."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_reader

EVENTS, PLACES, COLUMNS = 1_700, 640, 32
CATEGORIES = ("crackdown", "health", "production")
_PAINTED = """
(canvas) => {
  const {width, height} = canvas;
  const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
  const words = new Uint32Array(data.buffer);
  const color = 0xff681e4f;  // of places
  let sum = 0, spot = null;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) {
    if (words[y * width + x] !== color) continue;
    sum += 1;
    if (!spot && x > width * 0.6 && y > height * 0.3) spot = [x + 0.5, y + 0.5];
  }
  return {sum, spot: spot.map((part) => part / (width / canvas.clientWidth))};
}
"""


def _place(number: int) -> tuple[str, str]:
    return f"{38.9 + number // COLUMNS * 0.12:.3f}", f"{125.6 + number % COLUMNS * 0.09:.3f}"


def _record() -> tuple[str, dict[str, set[int]]]:
    """Return a table of made-up events on a grid of places, and the places of each category."""
    lines = ["id,date,title,summary,category,record_type,place,lat,lon,source,url,evidence"]
    found: dict[str, set[int]] = {category: set() for category in CATEGORIES}
    for number in range(EVENTS):
        place, category = number * 7 % PLACES, CATEGORIES[number % 17 % 3]
        found[category].add(place)
        day = f"{1950 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}"
        lines.append(
            f"event-{number},{day},Made-up event {number},It is made up.,{category},incident,"
            f"Spot {place},{','.join(_place(place))},Source,https://example.org/1,documented"
        )
    return "\n".join(lines), found


@pytest.fixture
def visitor(chromium, server):
    opened = new_reader(chromium, server)
    yield opened
    opened.page.context.close()
    assert opened.errors == []
    assert opened.strangers == []


def test_what_is_painted_is_what_is_counted_and_a_click_on_a_mark_opens_its_place(visitor):
    page = visitor.page
    text, places = _record()
    visitor.open("own")
    field = page.get_by_test_id("stFileUploader").locator("input[type=file]")
    field.set_input_files({"name": "large.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Explore these events").click()
    page.get_by_text("You are looking at your own record").wait_for()
    view = visitor.view()
    assert view.data("visible") == view.data("total") == str(EVENTS)
    marks = view.root.get_by_test_id("map-marks")
    for sheet in (marks.first, marks.last):  # of both maps
        expect(sheet).to_have_attribute("data-marks", str(PLACES))
    whole = marks.first.evaluate(_PAINTED)["sum"]

    visitor.choose("category", "health")
    for sheet in (marks.first, marks.last):
        expect(sheet).to_have_attribute("data-marks", str(len(places["health"])))
    page.keyboard.press("Escape")
    painted = marks.first.evaluate(_PAINTED)
    assert 0 < painted["sum"] < whole

    x, y = painted["spot"]
    marks.first.locator("..").click(position={"x": x, "y": y})
    card = page.get_by_test_id("event-card")
    expect(card).to_be_visible()
    opened = card.get_attribute("data-place")
    assert int(opened.split("-")[1]) in places["health"]
    ring = view.root.get_by_test_id("map-main").locator("circle.in-ring")
    ring.wait_for()
    cx, cy, r = (float(ring.get_attribute(name)) for name in ("cx", "cy", "r"))
    assert (cx - x) ** 2 + (cy - y) ** 2 <= r**2

    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    axis = view.root.locator(".in-axis")
    box = axis.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40, steps=24)
    visitor.wait_until("document.querySelector('[data-testid=linked-view]').dataset.hover !== undefined")
    view.root.get_by_role(
        "button", name="Table", exact=True
    ).click()  # who uses keys reaches each place here
    view.root.locator(f'.in-table [data-place-id="{opened}"]').focus()
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-place", opened)
