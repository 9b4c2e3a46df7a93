"""How fast the shipped Explore page is: `python -m bench.explore [--other CHECKOUT] [--steps 200]`.

Opens the application as it is served, with its style sheets, and drags the end of the period through all
years; takes the time from the input to the painted frame (50th and 95th percentile), the longest frame
while playing for ten seconds, and the time from a click on an event to the first painted answer and from
a choice in the filter bar to the painted result. A bare canvas that paints as many marks is measured in
the same run, and so is the shipped page of another checkout, such as an earlier version, if named.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import machine, percentile
from bench.scrub import _CLOCK
from tools.browser import ARGUMENTS, READY, WAS_HERE, find_chromium, serving

_BARE = """
<canvas id=paper width=1366 height=700></canvas><script>
const pen = document.getElementById("paper").getContext("2d");
addEventListener("pointermove", (event) => requestAnimationFrame(() => {
  pen.clearRect(0, 0, 1366, 700);
  for (let mark = 0; mark < %d; mark += 1) {
    pen.beginPath();
    pen.arc((mark * 37 + event.clientX) %% 1366, (mark * 53) %% 700, 4, 0, 7);
    pen.fill();
  }
}));
</script>
"""
_CLICK_CLOCK = """
([what, attribute]) => {
  window.took = [];
  let begin = 0;
  addEventListener('click', (event) => { begin = event.timeStamp; }, true);
  new MutationObserver(() => {
    if (!begin) return;
    const since = begin;
    begin = 0;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.took.push(performance.now() - since);
      channel.port2.postMessage(0);
    });
  }).observe(document.querySelector(what), {subtree: true, childList: true, attributes: true,
    attributeFilter: attribute ? [attribute] : undefined});
}
"""


class Drag(NamedTuple):
    """What a drag through all years cost: times of steps in ms, and bytes sent to the server."""

    what: str
    times: list[float]
    sent: int


def _opened(browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(120_000)
    page.add_init_script(_CLOCK)
    page.add_init_script(WAS_HERE)
    return page


def _swept(page: Page, steps: int, left: float, right: float, y: float) -> list[float]:
    page.mouse.move(left, y, steps=4)
    page.wait_for_timeout(300)
    page.evaluate("startClock('pointermove')")
    for step in range(steps):
        page.mouse.move(left + (right - left) * (step + 1) / steps, y)
    page.wait_for_timeout(300)
    return page.evaluate("window.painted")


def drag(browser: Browser, address: str, what: str, steps: int) -> Drag:
    """Drag the handle at the end of the period over the strip of the page at *address*."""
    page = _opened(browser)
    sent: list[int] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(len(data))))
    page.goto(address)
    page.locator(READY).first.wait_for()
    page.wait_for_timeout(2_000)
    box = page.get_by_test_id("period-end").bounding_box() or {}
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    sent.clear()
    times = _swept(page, steps, 330, x - 2, y)
    total = sum(sent)
    page.mouse.up()
    page.close()
    return Drag(what, times, total)


def bare(browser: Browser, marks: int, steps: int) -> Drag:
    """Move over a page that paints *marks* on a canvas at each move and does nothing else."""
    page = _opened(browser)
    page.set_content(_BARE % marks)
    page.evaluate(_CLOCK)
    times = _swept(page, steps, 330, 1340, 400)
    page.close()
    return Drag("bare canvas", times, 0)


def clicks(browser: Browser, address: str) -> dict[str, list[float]]:
    """Return ms from a click to the painted card, and from a choice to the painted count."""
    page = _opened(browser)
    page.goto(address)
    page.locator(READY).first.wait_for()
    page.wait_for_timeout(2_000)
    page.evaluate(_CLICK_CLOCK, ["[data-testid=linked-view]", ""])
    for number in range(12):
        page.get_by_test_id("event-entry").nth(number % 5).click()
        page.get_by_test_id("event-card").wait_for()
        page.wait_for_timeout(250)
        page.keyboard.press("Escape")
        page.wait_for_timeout(250)
    card = page.evaluate("window.took")
    key = page.get_by_test_id("key-events")
    page.evaluate("window.took.length = 0")
    for _number in range(12):
        key.click()
        page.wait_for_timeout(400)
    chosen = page.evaluate("window.took")
    page.close()
    return {"click on an event to its answer": card, "filter to result": chosen}


def played(browser: Browser, address: str) -> float:
    """Return the longest time between two frames while the period plays for ten seconds."""
    page = _opened(browser)
    page.goto(address)
    page.locator(READY).first.wait_for()
    page.wait_for_timeout(2_000)
    page.evaluate("startClock('pointermove')")
    page.get_by_test_id("play").click()
    page.wait_for_timeout(10_000)
    longest = page.evaluate("Math.max(...window.frames_)")
    page.close()
    return longest


def _row(what: str, times: list[float], more: str = "") -> str:
    middle, slow = percentile(times, 0.5), percentile(times, 0.95)
    return f"| {what} | {len(times)} | {middle:.1f} | {slow:.1f} | {more} |"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--other", type=Path, help="another checkout, whose shipped page is dragged too")
    parser.add_argument("--steps", type=int, default=200)
    options = parser.parse_args()
    lines = ["| what | times | p50 ms | p95 ms | bytes sent |", "|---|---:|---:|---:|---:|"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        canvas = bare(browser, 700, options.steps)
        lines.append(_row(canvas.what, canvas.times))
        if options.other:
            with serving(root=options.other.resolve()) as address:
                found = drag(browser, address, "drag step, other checkout", options.steps)
                lines.append(_row(found.what, found.times, str(found.sent)))
        with serving() as address:
            found = drag(browser, address, "drag step, this checkout", options.steps)
            lines.append(_row(found.what, found.times, str(found.sent)))
            lines += [_row(what, times) for what, times in clicks(browser, address).items()]
            longest = played(browser, address)
        browser.close()
    print(machine())
    print("\n".join(lines))
    print(f"Longest frame while playing ten seconds: {longest:.0f} ms")


if __name__ == "__main__":
    main()
