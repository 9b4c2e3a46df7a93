"""How long a reader's own record takes until it is shown: `python -m bench.upload [--rows 100000]`.

A table of made-up events, every fiftieth with a mistake, is read, checked, completed and made ready for
the linked view, each time in a fresh process; its peak of memory is that of the whole process. The
baseline checks the same number of events, claims and places row by row with frictionless alone. With
`--browser`, a reader brings the file to a served application; the time runs from the choice of the file
to the report, and from the button to the linked view that is ready.
"""

import argparse
import csv
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench.figures import machine

if TYPE_CHECKING:  # a process that measures its memory does without a browser
    from playwright.sync_api import Page

_PLACES, _SOURCES, _EVERY = 2_000, 900, 50
_Value = TypeVar("_Value")
_STEPS = ("quick", "frictionless")


def _tell(what: str, begin: tuple[float, float]) -> None:
    wall, busy = time.perf_counter() - begin[0], time.process_time() - begin[1]
    print(f"| {what} | {wall:.1f} | {busy:.1f} |", flush=True)


def timed(what: str, do: Callable[[], _Value]) -> _Value:
    """Return what *do* returns, and print how long it took, on the clock and of the processor."""
    begin = time.perf_counter(), time.process_time()
    done = do()
    _tell(what, begin)
    return done


def made_up_csv(rows: int, seed: int = 1) -> str:
    """Return a table of *rows* events with places and sources, the same for the same *seed*."""
    from bellflower.record.schema import closed_values
    from bench.generate import _date

    chance = random.Random(seed)
    categories, grades = closed_values("events", "category"), closed_values("claims", "evidence")
    places = [
        (f"Place {i}", f"{chance.uniform(37.8, 42.6):.4f}", f"{chance.uniform(124.4, 130.4):.4f}")
        for i in range(_PLACES)
    ]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(
        ["id", "date", "title", "summary", "category", "record_type", "place", "lat", "lon", "source",
         "url", "evidence", "drugs"]
    )  # fmt: skip
    for i in range(rows):
        source = i % _SOURCES
        writer.writerow(
            [f"event-{i}", _date(chance) if i % _EVERY else "2018-13", f"Made-up event number {i}",
             f"It is made up, and the number {i} of its kind.", chance.choice(categories), "incident",
             *chance.choice(places), f"Source {source}", f"https://example.org/{source}",
             chance.choice(grades), "methamphetamine;opium"]
        )  # fmt: skip
    return buffer.getvalue()


def _quick(file: Path) -> None:
    """Take the file all the way and print the seconds of each part."""
    from bellflower.ingest.pipeline import examine, propose
    from bellflower.ingest.reader import read_upload
    from bellflower.ingest.record import build_record
    from bellflower.query.filters import EventFilter, select_events, select_facets
    from bellflower.teaching.stories.known_values import known_values
    from bellflower.view.linked_view import build_spec, build_stage

    begin = time.perf_counter(), time.process_time()
    upload = timed("reading", lambda: read_upload(file.name, file.read_bytes()))
    examined = timed("checking and completing", lambda: examine(upload, propose(upload)))
    record = timed("the record", lambda: build_record(examined, {}))
    timed("the index of its text", lambda: record.text_index)

    def show() -> None:
        known_values(record)
        everything = EventFilter()
        select_events(record.events, everything, record.text_index)
        events = select_facets(record.events, everything, record.text_index)
        build_spec(record, build_stage(record), events, record.routes)

    timed("what the linked view is given", show)
    _tell("**together**", begin)
    print(f"{examined.shown:,} of {examined.rows:,} rows shown, {len(examined.left_out):,} problems")


def _frictionless(file: Path) -> None:
    """Check tables of as many rows as the file has with frictionless and print the seconds."""
    from bellflower.ingest.pipeline import examine, propose
    from bellflower.ingest.reader import read_upload
    from bellflower.ingest.record import _covering_eras
    from bellflower.record.checks.record_checks import find_problems
    from bellflower.record.schema import load_tables
    from bellflower.record.tables import canonical_text, rows_of

    upload = read_upload(file.name, file.read_bytes())
    frames = {name: rows.frame for name, rows in examine(upload, propose(upload)).tables.items()}
    frames["eras"] = _covering_eras(frames["eras"], frames["events"])
    with tempfile.TemporaryDirectory() as folder:
        for name, table in load_tables().items():
            text = canonical_text(table, rows_of(frames[name]))
            (Path(folder) / Path(table.path).name).write_text(text, encoding="utf-8")
        del frames, upload
        problems = timed("frictionless, row by row", lambda: find_problems(Path(folder)))
    print(f"{len(problems)} problems in the rows that were good")


def open_own(page: "Page", address: str, file: Path) -> tuple[float, float, float]:
    """Bring *file* and explore it; return when it was chosen, reported and shown, in seconds."""
    from tools.browser import READY

    page.goto(f"{address}own")
    field = page.get_by_test_id("stFileUploader").locator("input[type=file]")
    field.wait_for(state="attached")
    begin = time.perf_counter()
    field.set_input_files(file)
    page.get_by_text("can be shown").first.wait_for()
    told = time.perf_counter()
    page.get_by_role("button", name="Explore these events").click()
    page.get_by_text("You are looking at your own record").wait_for()
    page.locator(READY).wait_for()
    return begin, told, time.perf_counter()


def _in_browser(file: Path) -> None:
    from playwright.sync_api import sync_playwright

    from tools.browser import ARGUMENTS, find_chromium, serving

    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page()
        page.set_default_timeout(120_000)
        begin, told, shown = open_own(page, address, file)
        browser.close()
        peak = _peak_of_children()
    print(f"| in a browser: file chosen to report | {told - begin:.1f} | |")
    print(f"| in a browser: button to linked view | {shown - told:.1f} | |")
    print(f"peak of the server: {peak:,.0f} MB")


def _peak_of_children() -> float:
    """Return the peak of memory, in MB, of the largest process that this one started."""
    found = [0.0]
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            if int(told["PPid"]) == os.getpid() and "VmHWM" in told:
                found.append(int(told["VmHWM"].split()[0]) / 1024)
    return max(found)


def main() -> None:
    """Measure, each part in a process of its own, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--step", choices=_STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        (_quick if options.step == "quick" else _frictionless)(options.file)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak of the process: {peak:,.0f} MB")
        return
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "events.csv"
        file.write_text(made_up_csv(options.rows), encoding="utf-8")
        print(f"{options.rows:,} rows, {file.stat().st_size / 1e6:.1f} MB")
        print("| part | seconds | of the processor |\n|---|---:|---:|", flush=True)
        for step in _STEPS:
            command = [sys.executable, "-m", "bench.upload", "--step", step, "--file", str(file)]
            subprocess.run(command, check=True)
        if options.browser:
            _in_browser(file)


if __name__ == "__main__":
    main()
