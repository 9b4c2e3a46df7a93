"""How soon the static site is ready, and how many readers it serves: `python -m bench.site FOLDER`.

FOLDER holds the static site (`python -m bellflower export --format site --packed --out FOLDER`). Opens
its explorer in Chromium, for the first time and again, from nginx and from the disk, and takes the time
from the start of the navigation until the instrument is ready. With `--seconds` it then asks nginx, set
up as deploy/site.nginx says, and Python's own server of files, for single pages, with wrk. Needs nginx
and wrk, which share this machine.
"""

import argparse
import math
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from bench.classroom_file import TOLD, WATCH
from bench.figures import machine
from bench.load import profile
from deploy.replicas import FOLDER, filled, start_nginx
from tools.browser import READY, free_port

_CLIENTS = 32
_LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m)$", re.MULTILINE)
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_READ = re.compile(r"(\d+) requests in .*?, ([\d.]+)(KB|MB|GB) read")
_FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0, "KB": 1e3, "MB": 1e6, "GB": 1e9}


@contextmanager
def _nginx(site: Path) -> Iterator[str]:
    port = free_port()
    values = {"LISTEN": f"127.0.0.1:{port}", "NAME": "localhost", "SITE": str(site)}
    config = filled((FOLDER / "site.nginx").read_text(encoding="utf-8"), values)
    with tempfile.TemporaryDirectory() as folder:
        address = f"http://127.0.0.1:{port}/"
        server = start_nginx(Path(folder) / "run", config, address, is_logged=False)
        try:
            yield address
        finally:
            server.stop()


@contextmanager
def _python(site: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory"]
    server = subprocess.Popen(
        [*command, str(site)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(2)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)


def _asked(url: str, seconds: int) -> str:
    """Return a row: requests a second, p50 and p99 in ms, kB an answer, and failures."""
    command = [
        "wrk", "-t1", f"-c{_CLIENTS}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip", url,
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    times = {part: float(number) * _UNITS[unit] for part, number, unit in _LATENCY.findall(said)}
    rate, read, failed = _RATE.search(said), _READ.search(said), _FAILED.search(said)
    assert rate, said
    assert read, said
    size = float(read[2]) * _UNITS[read[3]] / max(1, int(read[1])) / 1000
    failures = (failed[1] or failed[2]) if failed else "0"
    p50, p99 = times.get("50", math.nan), times.get("99", math.nan)
    return f"{float(rate[1]):,.0f} | {p50:.1f} | {p99:.1f} | {size:,.1f} | {failures}"


def _visits(playwright: Playwright, url: str, number: int) -> list[tuple[float, float]]:
    """Return first paint and ready, in ms, of *number* visits in one profile on disk."""
    seen: list[tuple[float, float]] = []
    with profile(playwright) as context:
        context.add_init_script(WATCH)
        for _ in range(number):
            opened = context.new_page()
            with opened.expect_console_message(lambda said: said.text.startswith(TOLD)) as told:
                opened.goto(url, wait_until="commit")
            painted, ready = map(float, told.value.text.removeprefix(TOLD).split())
            assert opened.locator(READY).count() == 1, opened.locator("#trouble").text_content()
            seen.append((painted, ready))
            opened.wait_for_timeout(500)
            opened.close()
    return seen


def _print_visits(site: Path, visits: int) -> None:
    print("| explorer.html from | first visit, ready ms | next: first paint ms | ready ms | worst ms |")
    print("|---|---:|---:|---:|---:|")
    with sync_playwright() as playwright, _nginx(site) as address:
        for name, start in (("nginx", address), ("the disk", f"{site.as_uri()}/")):
            first, *seen = _visits(playwright, f"{start}explorer.html", visits + 3)
            later = seen[2:]  # a browser stores compiled scripts only after it has met them a few times
            painted, ready = (statistics.median(each[i] for each in later) for i in (0, 1))
            worst = max(each[1] for each in later)
            print(f"| {name} | {first[1]:.0f} | {painted:.0f} | {ready:.0f} | {worst:.0f} |", flush=True)


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, metavar="FOLDER")
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--visits", type=int, default=7)
    options = parser.parse_args()
    print(machine())
    _print_visits(options.site.resolve(), options.visits)
    if not options.seconds:
        return
    if shutil.which("wrk") is None:
        parser.error("wrk is not installed")
    event = sorted((options.site / "event").glob("norway-*.html"))[0].name
    print("| server | page | requests/s | p50 ms | p99 ms | kB an answer | failures |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for name, serve in (("nginx", _nginx), ("python -m http.server", _python)):
        with serve(options.site.resolve()) as address:
            for page in ("index.html", f"event/{event}", "explorer.html"):
                print(f"| {name} | {page} | {_asked(address + page, options.seconds)} |", flush=True)


if __name__ == "__main__":
    main()
