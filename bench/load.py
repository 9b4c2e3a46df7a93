"""How long a first and a next visit take: `python -m bench.load [--events 300 1000 …] [--visits 5]`.

A visit lasts from the request to a linked view that is ready. The shipped application is measured
first, then made-up records of growing size; bytes are those that came over the wire by HTTP, and those
that came over the websocket, unpacked and as they were on the wire.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from bench.figures import machine, percentile
from bench.sessions import Session, Tally
from tools.browser import ARGUMENTS, READY, find_chromium, serving

SIZES = (300, 1_000, 10_000, 100_000)


class Visit(NamedTuple):
    """One visit: seconds until ready, and kilobytes over HTTP and over the websocket."""

    seconds: float
    http_kb: float
    socket_kb: float


@contextmanager
def profile(playwright: Playwright) -> Iterator[BrowserContext]:
    """Yield a browser with a profile on disk, as readers have: it keeps files and compiled scripts."""
    with tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=find_chromium(),
            args=ARGUMENTS,
            viewport={"width": 1440, "height": 1000},
        )
        yield context
        context.close()


def visit(context: BrowserContext, address: str) -> Visit:
    """Open *address* in a new tab, wait until the linked view is ready, and close the tab."""
    opened = context.new_page()
    opened.set_default_timeout(180_000)
    session = context.new_cdp_session(opened)
    session.send("Network.enable")
    http: list[float] = []
    socket: list[int] = []
    session.on("Network.loadingFinished", lambda event: http.append(event["encodedDataLength"]))
    opened.on("websocket", lambda ws: ws.on("framereceived", lambda data: socket.append(len(data))))
    begin = time.perf_counter()
    opened.goto(address)
    opened.locator(READY).wait_for()
    seconds = time.perf_counter() - begin
    opened.wait_for_timeout(500)
    opened.close()
    return Visit(seconds, sum(http) / 1000, sum(socket) / 1000)


def measure(playwright: Playwright, address: str, visits: int) -> tuple[Visit, Visit]:
    """Return the first visit, and the median of the next ones from the fourth on.

    A browser stores compiled scripts only after it has met them a few times.
    """
    with profile(playwright) as context:
        first = visit(context, address)
        later = [visit(context, address) for _ in range(visits + 2)][2:]
    return first, Visit(*(percentile([each[i] for each in later], 0.5) for i in range(3)))


def packed_kb(address: str) -> float:
    """Return the kilobytes that a visit receives over the websocket as they are on the wire."""

    async def come() -> float:
        tally = Tally()
        session = Session(address, tally)
        await session.open()
        await session.close()
        return tally.received / 1000

    return asyncio.run(come())


def _row(what: str, first: Visit, later: Visit, packed: float) -> str:
    return (
        f"| {what} | {first.seconds:.2f} | {first.http_kb:,.0f} | {later.seconds:.2f} "
        f"| {later.http_kb:,.1f} | {later.socket_kb:,.0f} | {packed:,.0f} |"
    )


def _measured(playwright: Playwright, what: str, address: str, visits: int) -> str:
    first, later = measure(playwright, address, visits)
    with ThreadPoolExecutor(1) as apart:  # playwright has the loop of this thread
        return _row(what, first, later, apart.submit(packed_kb, address).result())


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--visits", type=int, default=5)
    options = parser.parse_args()
    print(machine())
    print("| record | first visit s | HTTP kB | next visit s | HTTP kB | websocket kB | packed kB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with sync_playwright() as playwright:
        with serving() as address:
            what = "as shipped, with frame and filters"
            print(_measured(playwright, what, address, options.visits), flush=True)
        for events in options.events:
            with serving("bench/serve.py", BENCH_KIND="linked", BENCH_EVENTS=str(events)) as address:
                what = f"{events:,} made up"
                print(_measured(playwright, what, address, options.visits), flush=True)


if __name__ == "__main__":
    main()
