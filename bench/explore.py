"""How fast the shipped Explore page is: `python -m bench.explore [--other CHECKOUT] [--slow 4]`.

Opens the application as it is served, with its style sheets, and drags the end of the period through all
years; takes the time from the input to the painted frame (50th and 95th percentile), the longest frame
while playing for ten seconds, and the time from a click on an event to the first painted answer and from
a choice in the filter bar to the painted result. A screen shows sixty pictures a second, and no step is
painted before the next; what the step itself takes of the main thread of the browser, from the arrival
of the input to the painted frame, is told beside it. A bare canvas that paints as many marks is measured
in the same run, and so is the shipped page of another checkout, such as an earlier version, if named.
"On screen" is another drag, with the time until Chromium had the picture on the screen, raster included.
`--slow` measures once more with a processor so many times slower, `--events` with made-up records of so
many events, which are brought as a reader's own.
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import machine, percentile
from bench.scrub import _CLOCK
from bench.upload import made_up_csv, open_own
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
    """What a drag through all years cost: ms from input to picture, ms of work, bytes sent."""

    what: str
    times: list[float]
    work: list[float]
    sent: int


def _new_page(browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(180_000)
    page.add_init_script(_CLOCK)
    page.add_init_script(WAS_HERE)
    return page


def _explored(browser: Browser, address: str, own: Path | None = None) -> Page:
    """Return a page that shows the shipped record, or *own*, and has come to rest."""
    page = _new_page(browser)
    if own:
        open_own(page, address, own)
    else:
        page.goto(address)
        page.locator(READY).first.wait_for()
    page.wait_for_timeout(2_000)
    return page


def _slow(page: Page, rate: float) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})


def _swept(
    page: Page, steps: int, left: float, right: float, y: float
) -> tuple[list[float], list[float]]:
    page.mouse.move(left, y, steps=4)
    page.wait_for_timeout(300)
    page.evaluate("startClock('pointermove')")
    for step in range(steps):
        page.mouse.move(left + (right - left) * (step + 1) / steps, y)
    page.wait_for_timeout(300)
    return page.evaluate("[window.painted, window.worked]")


def _latencies(trace: bytes) -> list[float]:
    """Return ms from each move of a held pointer to its picture on the screen, by Chromium."""
    begun: dict[tuple[int, str], float] = {}
    found: list[float] = []
    told = [event for event in json.loads(trace)["traceEvents"] if event["name"] == "EventLatency"]
    for event in sorted(told, key=lambda event: event["ts"]):
        key = (event["pid"], str(event.get("id2")))
        if event["args"].get("event_latency", {}).get("event_type") == "MOUSE_DRAGGED":
            begun[key] = event["ts"]
        elif event["ph"] == "e" and key in begun:
            found.append((event["ts"] - begun.pop(key)) / 1000)
    return found


def on_screen(page: Page, what: str, steps: int) -> Drag:
    """Drag as :func:`drag` does, and take the times until the picture is on the screen."""
    browser = page.context.browser
    assert browser
    browser.start_tracing(categories=["cc", "benchmark", "input"])
    dragged = drag(page, what, steps)
    return dragged._replace(times=_latencies(browser.stop_tracing()), work=[])


def drag(page: Page, what: str, steps: int) -> Drag:
    """Drag the handle at the end of the period over the strip of *page*, which is closed then."""
    sent: list[int] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(len(data))))
    box = page.get_by_test_id("period-end").bounding_box() or {}
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    times, work = _swept(page, steps, 330, x - 2, y)
    total = sum(sent)
    page.mouse.up()
    page.close()
    return Drag(what, times, work, total)


def bare(browser: Browser, marks: int, steps: int, rate: float = 1) -> Drag:
    """Move over a page that paints *marks* on a canvas at each move and does nothing else."""
    page = _new_page(browser)
    _slow(page, rate)
    page.set_content(_BARE % marks)
    page.evaluate(_CLOCK)
    times, work = _swept(page, steps, 330, 1340, 400)
    page.close()
    return Drag(f"bare canvas, {marks:,} marks", times, work, 0)


def clicks(page: Page) -> list[float]:
    """Return ms from a click on an event to the painted card."""
    page.evaluate(_CLICK_CLOCK, ["[data-testid=linked-view]", ""])
    for number in range(12):
        page.get_by_test_id("event-entry").nth(number % 5).click()
        page.get_by_test_id("event-card").wait_for()
        page.wait_for_timeout(250)
        page.keyboard.press("Escape")
        page.wait_for_timeout(250)
    return page.evaluate("window.took")


def choices(page: Page) -> list[float]:
    """Return ms from a choice in the filter bar to the painted count."""
    page.evaluate(_CLICK_CLOCK, ["[data-testid=linked-view]", ""])
    page.locator('button[data-filter="category"]').click()
    box = page.locator('input[data-filter="category"]').first
    box.wait_for()
    page.evaluate("window.took.length = 0")
    for _number in range(12):
        box.click()
        page.wait_for_timeout(600)
    return page.evaluate("window.took")


def played(page: Page) -> float:
    """Return the longest time between two frames while *page* plays for ten seconds; closes it."""
    page.evaluate("startClock('pointermove')")
    page.get_by_test_id("play").click()
    page.wait_for_timeout(10_000)
    longest = page.evaluate("Math.max(...window.frames_)")
    page.close()  # it would play on beside the next measurement
    return longest


def _row(what: str, times: list[float], work: list[float] | None = None, sent: str = "") -> str:
    both = [
        f"{percentile(each, 0.5):.1f} | {percentile(each, 0.95):.1f}" for each in (times, work) if each
    ]
    return f"| {what} | {len(times)} | {both[0]} | {both[1] if work else '|'} | {sent} |"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--other", type=Path, help="another checkout, whose shipped page is dragged too")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--slow", type=float, help="measure with a processor so many times slower, too")
    parser.add_argument("--events", type=int, nargs="*", default=[], help="made-up records, too")
    options = parser.parse_args()
    steps = options.steps
    print(
        "| what | times | p50 ms | p95 ms | work p50 ms | p95 ms | bytes sent |",
        "|---|" + 6 * "---:|",
        sep="\n",
    )

    def tell(found: Drag) -> None:
        print(_row(found.what, found.times, found.work, str(found.sent)), flush=True)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        tell(bare(browser, 700, steps))
        if options.other:
            with serving(root=options.other.resolve()) as address:
                tell(drag(_explored(browser, address), "drag step, other checkout", steps))
                tell(on_screen(_explored(browser, address), "the same, on screen", steps))
        with serving() as address:
            tell(drag(_explored(browser, address), "drag step, this checkout", steps))
            tell(on_screen(_explored(browser, address), "the same, on screen", steps))
            page = _explored(browser, address)
            print(_row("click on an event to its card", clicks(page)))
            print(_row("filter to result", choices(page)))
            page.close()
            page = _explored(browser, address)
            print(f"longest frame while playing ten seconds: {played(page):.0f} ms")
            if options.slow:
                tell(bare(browser, 700, steps, options.slow))
                page = _explored(browser, address)
                _slow(page, options.slow)
                print(f"longest frame while playing, so slow: {played(page):.0f} ms")
                page = _explored(browser, address)
                _slow(page, options.slow)
                tell(drag(page, f"drag step, processor {options.slow:g} times slower", steps))
            for number in options.events:
                tell(bare(browser, number, steps))
                with tempfile.TemporaryDirectory() as folder:
                    file = Path(folder) / "made-up.csv"
                    file.write_text(made_up_csv(number), encoding="utf-8")
                    page = _explored(browser, address, file)
                    print(_row(f"filter to result, {number:,} events", choices(page)))
                    tell(drag(page, f"drag step, {number:,} events", steps))
                    page = _explored(browser, address, file)
                    tell(on_screen(page, "the same, on screen", steps))
        browser.close()
    print(machine())


if __name__ == "__main__":
    main()
