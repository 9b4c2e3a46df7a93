"""What stands on a page stays where it is while the rest arrives, and when something is chosen."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import WAIT, Reader, new_reader
from tools.browser import ROOT

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
MOST = 0.1  # the layout shift up to which the web's own measure calls a page good
WATCH = """(() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    window.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput));
  }).observe({type: 'layout-shift', buffered: true});
})()"""
# the largest sum of shifts less than a second apart within five seconds: https://web.dev/articles/cls
SHIFT = """() => {
  let [most, sum, first, last] = [0, 0, -1e9, -1e9];
  for (const {startTime, value} of window.shifts) {
    if (startTime - last > 1000 || startTime - first > 5000) [sum, first] = [0, startTime];
    [sum, last] = [sum + value, startTime];
    most = Math.max(most, sum);
  }
  return most;
}"""
SHIFTS = "window.shifts.length + document.querySelectorAll('*').length"
WIDE = {"viewport": {"width": 1366, "height": 768}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def watched(chromium: Browser, server: str, device: dict[str, object]) -> Reader:
    """Return a reader with an empty profile whose page counts what moves."""
    reader = new_reader(chromium, server, **device)
    reader.page.add_init_script(WATCH)
    return reader


def wait_for_everything(reader: Reader) -> None:
    expect(reader.page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=WAIT)


def open_and_settle(reader: Reader, name: str) -> None:
    """Open a page and wait until all of it has come."""
    reader.page.goto(reader.address + ("" if name == "explore" else name))
    if name == "explore":
        reader.view()
    elif name == "present":
        reader.page.locator('[data-testid="lesson"][data-ready="true"]').wait_for()
    else:
        reader.page.get_by_test_id("stMainBlockContainer").locator("h2:visible").first.wait_for()
    wait_for_everything(reader)
    reader.still(SHIFTS)


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_page_jumps_while_it_arrives_first_or_again(chromium, server, device):
    reader = watched(chromium, server, device)
    seen = {}
    for visit, names in (("first", ["explore"]), ("next", PAGES)):
        for name in names:
            open_and_settle(reader, name)
            seen[f"{name}, {visit} visit"] = reader.page.evaluate(SHIFT)
    assert {what: shift for what, shift in seen.items() if shift > MOST} == {}
    reader.page.context.close()


HEAD = """['.bf-brand img', '.bf-brand h1', '.bf-nav a', '.bf-more summary'].map((part) => {
  const {x, y} = document.querySelector(part).getBoundingClientRect();
  return `${part} ${Math.round(x)} ${Math.round(y)}`;
}).join()"""


def test_the_head_stands_in_one_place_on_all_pages(chromium, server):
    reader = watched(chromium, server, WIDE)
    places = {}
    for name in ("explore", "events", "quiz"):
        open_and_settle(reader, name)
        for width in (1600, 1366, 1024, 390):
            reader.page.set_viewport_size({"width": width, "height": 768})
            places.setdefault(width, set()).add(reader.still(HEAD))
    assert {width: found for width, found in places.items() if len(found) > 1} == {}
    reader.page.context.close()


@pytest.mark.parametrize("device", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_choice_and_a_filter_move_nothing_that_stands(chromium, server, device):
    reader = watched(chromium, server, device)
    reader.page.goto(reader.address + "?from=1990")
    reader.view()
    wait_for_everything(reader)
    reader.page.evaluate("window.shifts.length = 0")
    mark = reader.page.locator('[data-testid="map-main"] path.point[data-place-id="chongjin"]')
    mark.tap(force=True) if device is PHONE else mark.click(force=True)
    reader.page.locator(".bf-card").wait_for()
    reader.still(SHIFTS)
    assert reader.page.evaluate(SHIFT) <= MOST
    if device is WIDE:
        view, bar = reader.view(), reader.page.get_by_test_id("filter-bar")
        before = view.data("visible")
        bar.get_by_role("button", name="Category").click()
        bar.get_by_label("Trafficking").check()
        assert view.data("visible") != before
        reader.still(SHIFTS)
        assert reader.page.evaluate(SHIFT) <= MOST
    reader.page.context.close()


def test_a_skeleton_stands_where_the_instrument_will_be(chromium, server):
    reader = new_reader(chromium, server, **WIDE)
    held = []

    def hold(route: Route) -> None:
        held.append(route)

    reader.page.route("**/plotly-*.js", hold)
    reader.page.goto(reader.address, wait_until="domcontentloaded")  # the library is awaited
    root = reader.page.locator(".instrument-root")
    root.wait_for()
    reader.wait_until("document.body.classList.contains('bf-instrument')")
    box = root.bounding_box()
    assert box["height"] > 650
    assert box["y"] + box["height"] == pytest.approx(768, abs=1)
    assert root.evaluate("(node) => getComputedStyle(node, '::before').animationName") == "in-wait"
    assert held
    held[0].continue_()
    reader.view()
    assert root.bounding_box() == box
    reader.page.context.close()
