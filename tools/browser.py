"""A Chromium and a freshly started server, for pictures, benchmarks and tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
# a browser that was here before: nothing moves or asks by itself
WAS_HERE = "try { localStorage.setItem('bellflower-was-here', 'yes') } catch {}"
READY = '[data-testid="linked-view"][data-ready="true"]'
_PATIENCE = 180  # seconds in which a server must answer; far more than it takes, for busy machines


def find_chromium() -> str:
    """Return the path of a Chromium; raises ``RuntimeError`` if there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError("No Chromium found: install one or set CHROMIUM to its path.")
    return found


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server(NamedTuple):
    """A server that was started: its address, and its process."""

    address: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End the process, if it has not ended yet, and wait for that."""
        self.process.terminate()
        self.process.wait(10)


def start(
    script: str = "app.py",
    *options: str,
    port: int = 0,
    log: IO[bytes] | None = None,
    environment: Mapping[str, str] | None = None,
    root: Path = ROOT,
) -> Server:
    """Start serving *script*, relative to the checkout *root*, and wait until it is healthy.

    *options* are further ones of Streamlit, *port* 0 means any that is free, *log* takes what the
    server says. Raises ``RuntimeError`` if the server does not start.
    """
    port = port or free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port),
        "--server.address", "127.0.0.1", "--server.fileWatcherType", "none",
        "--server.maxMessageSize", "400", *options,
    ]  # fmt: skip
    process = subprocess.Popen(
        command,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)} | dict(environment or {}),
        stdout=log or subprocess.DEVNULL,
        stderr=subprocess.STDOUT if log else subprocess.DEVNULL,
    )
    server = Server(f"http://127.0.0.1:{port}/", process)
    try:
        _wait_until_healthy(process, f"{server.address}_stcore/health")
    except BaseException:
        server.stop()
        raise
    return server


@contextmanager
def serving(script: str = "app.py", *, root: Path = ROOT, **environment: str) -> Iterator[str]:
    """Serve *script*, relative to the checkout *root*, on a free port and yield its address.

    Raises ``RuntimeError`` if the server does not start.
    """
    server = start(script, environment=environment, root=root)
    try:
        yield server.address
    finally:
        server.stop()


def _wait_until_healthy(process: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url!r} did not answer in {_PATIENCE} seconds")
