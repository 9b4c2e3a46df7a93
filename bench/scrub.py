"""How fast the view follows the hand: `python -m bench.scrub [--events 300 1000 …] [--steps 200]`.

Drags through all years in the linked view and, in the same run, through the same made-up record in
what people would use instead: a Streamlit slider with two redrawn charts, and one Plotly figure with
frames. Reports the time from the input to the painted frame (50th and 95th percentile), the frames
that came late, and the bytes sent to the server while dragging.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import machine, percentile
from bench.frames import frames_page
from bench.generate import FIRST_YEAR, LAST_YEAR
from tools.browser import ARGUMENTS, READY, find_chromium, serving

SIZES = (300, 1_000, 10_000, 100_000)
BASELINE_SECONDS = 40  # a baseline that needs longer for all steps is stopped and its steps are told
LATE = 25  # ms between two frames of a screen with 60 a second: at least one was dropped

# After the handlers of an input and the next frame's callbacks ran, the message arrives when that
# frame was handed over for painting.
_CLOCK = """
window.painted = [];
window.worked = [];
window.frames_ = [];
window.startClock = (type) => {
  window.painted.length = 0;
  window.worked.length = 0;
  window.frames_.length = 0;
  let last = 0;
  const beat = (now) => {
    if (last) window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
  addEventListener(type, (event) => {
    const begin = event.timeStamp;
    const heard = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.painted.push(performance.now() - begin);
        window.worked.push(performance.now() - heard);
      };
      channel.port2.postMessage(0);
    });
  }, true);
};
"""

# Resolves when both charts show the year that was asked for and have been painted.
_AWAIT_TITLES = """
(wanted) => {
  window.arrived = new Promise((resolve) => {
    let pressed = 0;
    const look = () => {
      const titles = [...document.querySelectorAll('.gtitle')].map((node) => node.textContent);
      if (titles.length !== 2 || titles.some((title) => title !== wanted)) {
        requestAnimationFrame(look);
        return;
      }
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - pressed);
      channel.port2.postMessage(0);
    };
    const press = (event) => { pressed = event.timeStamp; look(); };
    addEventListener('keydown', press, {capture: true, once: true});
  });
}
"""


class Result(NamedTuple):
    """One row of the table; times in ms."""

    what: str
    events: int
    steps: int
    p50: float
    p95: float
    late: int | None
    sent: int | None


def _summed_up(what: str, events: int, times: list[float], late: int | None, sent: int | None) -> Result:
    return Result(what, events, len(times), percentile(times, 0.5), percentile(times, 0.95), late, sent)


def _new_page(browser: Browser) -> Page:
    opened = browser.new_page(viewport={"width": 1440, "height": 1000})
    opened.set_default_timeout(180_000)
    opened.add_init_script(_CLOCK)
    return opened


def measure_linked(browser: Browser, events: int, steps: int) -> Result:
    """Drag the end of the period through all years of the linked view, *steps* moves."""
    with serving("bench/serve.py", BENCH_KIND="linked", BENCH_EVENTS=str(events)) as address:
        opened = _new_page(browser)
        sent: list[int] = []
        opened.on(
            "websocket", lambda socket: socket.on("framesent", lambda data: sent.append(len(data)))
        )
        opened.goto(address)
        opened.locator(READY).wait_for()
        opened.get_by_test_id("mode").click()
        opened.wait_for_timeout(2_000)
        box = opened.locator(".lv-strip").bounding_box() or {}
        left, right, y = box["x"] + box["width"] * 0.22, box["x"] + box["width"] - 2, box["y"] + 20
        opened.mouse.move(right + 1, y)
        opened.mouse.down()
        opened.mouse.move(left, y, steps=4)
        opened.wait_for_timeout(300)
        sent.clear()
        opened.evaluate("startClock('pointermove')")
        for step in range(steps):
            opened.mouse.move(left + (right - left) * (step + 1) / steps, y)
        opened.wait_for_timeout(300)
        times, frames = opened.evaluate("[window.painted, window.frames_]")
        total = sum(sent)
        opened.mouse.up()
        opened.close()
    late = sum(1 for frame in frames if frame > LATE)
    return _summed_up("linked view", events, times, late, total)


def _stepped(events: int, steps: int, what: str, step_once: Callable[[int], float]) -> Result:
    times: list[float] = []
    begin = time.monotonic()
    for step in range(steps):
        times.append(step_once(step))
        if time.monotonic() - begin > BASELINE_SECONDS:
            break
    return _summed_up(what, events, times, None, None)


def measure_redrawn(browser: Browser, events: int, steps: int) -> Result:
    """Press the arrow key on the slider and wait until both charts show the new year."""
    with serving("bench/serve.py", BENCH_KIND="redrawn", BENCH_EVENTS=str(events)) as address:
        opened = _new_page(browser)
        opened.goto(address)
        opened.wait_for_function("document.querySelectorAll('.gtitle').length === 2")
        opened.wait_for_timeout(2_000)
        opened.get_by_role("slider").focus()

        def step_once(step: int) -> float:
            opened.evaluate(_AWAIT_TITLES, str(FIRST_YEAR + 1 + step))
            opened.keyboard.press("ArrowRight")
            return opened.evaluate("window.arrived")

        result = _stepped(events, min(steps, LAST_YEAR - FIRST_YEAR), "slider and redraw", step_once)
        opened.close()
    return result


def measure_frames(browser: Browser, events: int, steps: int, folder: Path) -> Result:
    """Ask for each frame of one Plotly figure and wait until it is painted."""
    file = folder / f"frames-{events}.html"
    names = frames_page(events, file)
    opened = _new_page(browser)
    opened.goto(file.as_uri())
    opened.wait_for_function("window.drawn === true")

    def step_once(step: int) -> float:
        return opened.evaluate("(name) => window.show(name)", names[step % len(names)])

    result = _stepped(events, steps, "figure with frames", step_once)
    opened.close()
    return result


def table(results: list[Result]) -> str:
    """Return *results* as a Markdown table, with each baseline as a multiple of the linked view."""
    lines = [
        "| events | what | steps | p50 ms | p95 ms | p50, times the linked view | late | bytes sent |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    linked = {result.events: result for result in results if result.what == "linked view"}
    for row in results:
        times = row.p50 / linked[row.events].p50
        late = "–" if row.late is None else str(row.late)
        sent = "–" if row.sent is None else str(row.sent)
        lines.append(
            f"| {row.events:,} | {row.what} | {row.steps} | {row.p50:.1f} | {row.p95:.1f} "
            f"| {times:.1f} | {late} | {sent} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--steps", type=int, default=220)
    parser.add_argument("--no-baselines", action="store_true")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    options = parser.parse_args()
    results: list[Result] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for events in options.events:
            results.append(measure_linked(browser, events, options.steps))
            if not options.no_baselines:
                with tempfile.TemporaryDirectory() as folder:
                    results.append(measure_frames(browser, events, options.steps, Path(folder)))
                results.append(measure_redrawn(browser, events, options.steps))
            print(results[-1] if options.no_baselines else results[-3:], flush=True)
        browser.close()
    print(machine())
    print(table(results))
    if options.json:
        options.json.write_text(json.dumps([row._asdict() for row in results], indent=1))


if __name__ == "__main__":
    main()
