"""A server and a Chromium for the benchmarks."""

import os
import platform
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]


def find_chromium() -> str:
    """Return the path of a Chromium; raises ``RuntimeError`` if there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise RuntimeError("No Chromium found: install one or set CHROMIUM to its path.")
    return found


@contextmanager
def serving(script: str, **environment: str) -> Iterator[str]:
    """Serve *script* (relative to the repository) on a free port and yield the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port),
        "--server.address", "127.0.0.1", "--server.headless", "true",
        "--server.fileWatcherType", "none", "--server.maxMessageSize", "400",
    ]  # fmt: skip
    variables = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    process = subprocess.Popen(
        command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError(f"{script!r} did not start")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def machine() -> str:
    """Return in one line what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB memory, "
        f"no GPU, Python {platform.python_version()}, headless Chromium"
    )


def percentile(values: list[float], part: float) -> float:
    """Return the value below which *part* (0 to 1) of *values* lie, the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
