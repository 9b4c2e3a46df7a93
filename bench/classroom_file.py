"""How large the classroom file is and how soon it is ready: `python -m bench.classroom_file [--runs 7]`.

Opens the file from the disk in a Chromium without a network, each time in a new profile, and reports the
time from the start of the navigation until the first paint and until the part that is shown can be used
(the story as text; map and timeline), on this machine and with its processor slowed down four times.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bellflower.record.dataset import shipped_record
from bellflower.teaching.formats import lesson_bytes
from bellflower.teaching.stories.library import shipped_stories
from bench.figures import machine
from tools.browser import ARGUMENTS, find_chromium

STORY = "five-eras"  # the longest one
SLOWED = 4
PARTS = ("story", "explore")
TOLD = "first paint and ready:"
WATCH = f"""
new MutationObserver((_, observer) => {{
  if (document.documentElement?.dataset.ready !== "true") return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => {{
    const ready = performance.now();
    const tell = () => {{
      const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
      if (painted) console.log("{TOLD}", painted, ready);
      else setTimeout(tell, 10);
    }};
    tell();
  }}));
}}).observe(document, {{attributes: true, subtree: true, attributeFilter: ["data-ready"]}});
"""  # the page tells by itself: to be asked again and again took a tenth of its time


class Result(NamedTuple):
    """One row of the table: medians in ms, and what the file asked for beside itself."""

    part: str
    slowed: int
    painted: float
    ready: float
    requests: int


def _opened_once(browser: Browser, address: str, part: str, slowed: int) -> tuple[float, float, int]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_offline(True)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    opened.add_init_script(WATCH)
    if slowed > 1:
        context.new_cdp_session(opened).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    with opened.expect_console_message(lambda said: said.text.startswith(TOLD)) as told:
        opened.goto(f"{address}#{part}", wait_until="commit")
    painted, ready = map(float, told.value.text.removeprefix(TOLD).split())
    context.close()
    return painted, ready, len([url for url in asked if url != address])


def measure(browser: Browser, address: str, part: str, slowed: int, runs: int) -> Result:
    """Open *part* of the file *runs* times and return the medians."""
    rows = [_opened_once(browser, address, part, slowed) for _ in range(runs)]
    painted, ready = (statistics.median(row[column] for row in rows) for column in (0, 1))
    return Result(part, slowed, painted, ready, sum(row[2] for row in rows))


def table(results: list[Result]) -> str:
    """Return *results* as a Markdown table."""
    lines = ["| part | processor | first paint, ms | ready, ms | requests |", "|---|---|---:|---:|---:|"]
    for row in results:
        speed = "as it is" if row.slowed == 1 else f"{row.slowed} times slower"
        lines.append(f"| {row.part} | {speed} | {row.painted:.0f} | {row.ready:.0f} | {row.requests} |")
    return "\n".join(lines)


def main() -> None:
    """Make the file, open it, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    record, told = shipped_record(), shipped_stories()[STORY]
    lesson_bytes("html", record, told)  # what is read once is not counted below
    begun = time.perf_counter()
    made = lesson_bytes("html", record, told)
    seconds = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "classroom.html"
        file.write_bytes(made)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        results = [
            measure(browser, file.as_uri(), part, slowed, runs)
            for slowed in (1, SLOWED)
            for part in PARTS
        ]
        browser.close()
    print(machine())
    print(f"{len(made):,} bytes, {len(record.events)} events, made in {seconds:.1f} s")
    print(table(results))


if __name__ == "__main__":
    main()
