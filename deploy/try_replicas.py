"""Try the recipe for several replicas: `python -m deploy.try_replicas [--readers 4]`.

Starts two replicas and nginx on this machine. Readers in a real browser come through nginx; the trial
shows that each stays at one replica, kills a replica, and shows that its readers come back on the other
one with the view they had. Ends with 1 if anything is not so. Needs nginx and Chromium; no root.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from deploy.replicas import Cluster, start_cluster
from tools.browser import ARGUMENTS, READY, find_chromium

_MOST = 12  # readers; so many do not all fall to one of two replicas
_PATIENCE = 60_000  # ms
_LINKS = (
    "?province=KP-08&from=1990&to=2010",
    "?category=trafficking&event=norway-expulsion-1976",
    "?q=Hamhung&mode=upto&to=2012",
    "?drug=opium&evidence=multiple_reports",
)


@dataclass
class Reader:
    """A browser with a profile of its own; ``sockets`` counts its conversations with a server."""

    name: str
    page: Page
    cookie: str = ""
    port: str = ""
    sockets: list[str] = field(default_factory=list)

    def view(self) -> dict[str, object]:
        """Return what the reader sees: the selection in the address, the period, and the open card."""
        root = self.page.get_by_test_id("linked-view")
        card = self.page.locator(".bf-card h2, .bf-card h3").first
        return {
            "selection": parse_qs(urlsplit(self.page.url).query),
            "period": root.get_attribute("data-period"),
            "visible": root.get_attribute("data-visible"),
            "card": card.inner_text() if card.count() else "",
        }

    def told(self) -> str:
        """Return the view in words."""
        view = self.view()
        card = f", the card “{view['card']}”" if view["card"] else ""
        return f"{view['period']}, {view['visible']} events{card}"

    def wait(self) -> None:
        """Wait until the linked view is ready and nothing runs."""
        self.page.locator(READY).wait_for()
        self.page.get_by_test_id("stStatusWidget").wait_for(state="detached")
        self.page.wait_for_timeout(700)


class Trial:
    """What is shown, line by line, and whether all of it holds."""

    def __init__(self) -> None:
        self.begin = time.monotonic()
        self.failed = 0

    def say(self, text: str) -> None:
        """Print *text* and the seconds since the beginning."""
        print(f"{time.monotonic() - self.begin:6.1f} s  {text}", flush=True)

    def check(self, text: str, *, holds: bool) -> None:
        """Say *text*, and whether it *holds*."""
        self.failed += not holds
        self.say(f"{'yes' if holds else 'NO '}  {text}")


def come(browser: Browser, cluster: Cluster, number: int) -> Reader:
    """Return a new reader who has opened a link through nginx."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.set_default_timeout(_PATIENCE)
    reader = Reader(f"reader {number + 1}", page)
    page.on("websocket", lambda socket: reader.sockets.append(socket.url))
    page.goto(cluster.front.address + _LINKS[number % len(_LINKS)])
    reader.wait()
    cookies = {each.get("name"): each.get("value", "") for each in page.context.cookies()}
    reader.cookie = cookies["bellflower_reader"]
    asked = [each for each in cluster.front.requests() if each.reader == reader.cookie]
    reader.port = ",".join(sorted({each.port for each in asked if each.port}))
    return reader


def arrive(trial: Trial, browser: Browser, cluster: Cluster, wanted: int) -> list[Reader]:
    """Let readers come until there are *wanted* ones, and some at each replica."""
    readers: list[Reader] = []
    while len(readers) < wanted or {each.port for each in readers} != set(cluster.replicas):
        if len(readers) == _MOST:
            break
        readers.append(come(browser, cluster, len(readers)))
        last = readers[-1]
        trial.say(f"     {last.name} is sent to replica {last.port} and sees {last.told()}")
    trial.check(
        "every reader is at one replica, and every replica has readers",
        holds={each.port for each in readers} == set(cluster.replicas),
    )
    return readers


def stay(trial: Trial, cluster: Cluster, readers: list[Reader]) -> None:
    """Show that reloading, and a filter, keep each reader where it is."""
    for reader in readers:
        for _ in range(3):
            reader.page.reload()
            reader.wait()
        asked = [each for each in cluster.front.requests() if each.reader == reader.cookie]
        ports = {each.port for each in asked if each.port}
        closed = [each for each in asked if each.status == "101"]
        trial.check(
            f"{reader.name}: 4 page loads, {len(asked)} requests and {len(closed)} ended websockets "
            f"were all at replica {reader.port}",
            holds=ports == {reader.port} and len(closed) >= 3,
        )


def survive(trial: Trial, cluster: Cluster, readers: list[Reader]) -> None:
    """Kill the replica of the first reader; its readers have to come back with their view."""
    lost = readers[0].port
    before = {each.name: each.view() for each in readers}
    sockets = {each.name: len(each.sockets) for each in readers}
    cluster.kill(lost)
    killed = time.monotonic()
    trial.say(f"     replica {lost} was killed")
    for reader in readers:
        if reader.port == lost:
            while len(reader.sockets) == sockets[reader.name] and time.monotonic() - killed < 60:
                reader.page.wait_for_timeout(100)
            reader.wait()
            took = time.monotonic() - killed
            trial.check(
                f"{reader.name} is back after {took:.1f} s and sees {reader.told()}",
                holds=reader.view() == before[reader.name],
            )
        else:
            trial.check(
                f"{reader.name} at replica {reader.port} noticed nothing",
                holds=len(reader.sockets) == sockets[reader.name]
                and reader.view() == before[reader.name],
            )
    work(trial, readers)


def work(trial: Trial, readers: list[Reader]) -> None:
    """Show that each reader can go on: a word typed into the search changes what is shown."""
    for reader in readers:
        box = reader.page.get_by_test_id("stSidebarUserContent").get_by_role("textbox", name="Search")
        box.fill("embassy")
        box.press("Enter")
        end = time.monotonic() + _PATIENCE / 1000
        while "q=embassy" not in reader.page.url and time.monotonic() < end:
            reader.page.wait_for_timeout(100)
        reader.wait()
        trial.check(
            f"{reader.name} can go on: a search shows {reader.view()['visible']} events",
            holds="q=embassy" in reader.page.url,
        )


def end(trial: Trial, cluster: Cluster, readers: list[Reader]) -> None:
    """Show in the log of nginx where the readers of the killed replica were served, at last."""
    lost = readers[0].port
    other = next(port for port in cluster.replicas if port != lost)
    cluster.restart(lost)
    trial.say(f"     replica {lost} was started again")
    for reader in readers:
        reader.page.close()
    time.sleep(1)  # nginx writes down a websocket when it is closed
    for reader in readers:
        ports = [
            each.port
            for each in cluster.front.requests()
            if each.reader == reader.cookie and each.status == "101"
        ]
        expected = other if reader.port == lost else reader.port
        trial.check(
            f"{reader.name}: websockets at {' '.join(dict.fromkeys(ports))}, the last at {ports[-1]}",
            holds=ports[-1] == expected,
        )


def main() -> int:
    """Run the trial; return 0 if everything held, otherwise 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=4)
    options = parser.parse_args()
    trial = Trial()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        cluster = start_cluster(Path(folder) / "run", 2)
        trial.say(f"     nginx at {cluster.front.address}, replicas at {', '.join(cluster.replicas)}")
        try:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            readers = arrive(trial, browser, cluster, options.readers)
            stay(trial, cluster, readers)
            survive(trial, cluster, readers)
            end(trial, cluster, readers)
            browser.close()
        finally:
            cluster.stop()
    print("Everything held." if not trial.failed else f"{trial.failed} did not hold.")
    return 1 if trial.failed else 0


if __name__ == "__main__":
    sys.exit(main())
