"""Propose archived copies of sources by asking the Wayback Machine: `python -m tools.propose_archives`.

It asks once a second, names itself, and changes nothing: a person opens each copy before its address
goes into the column archive_url of data/sources.csv. Sources that may not be linked are not asked for.
"""

import argparse
import csv
import json
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit

from bellflower.record.schema import DATA

SERVICE = "https://archive.org/wayback/available"
AGENT = "bellflower-maintainers (proposes archived copies of cited sources; one request a second)"
_PAUSE = 1.0  # seconds between two questions
_PATIENCE = 30  # seconds for an answer
_DAYS = {4: "0701", 6: "15", 8: ""}  # what completes a year, a month, a day

Ask = Callable[[str], Mapping[str, Any]]


def ask(url: str) -> Mapping[str, Any]:
    """Return what the service answers at *url*; raises ``URLError`` without a network."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
        return json.load(answer)


def question(address: str, date: str) -> str:
    """Return the address at which to ask for the copy of *address* nearest to its *date*.

    >>> question("https://a.example/b", "2015-07")
    'https://archive.org/wayback/available?url=https%3A%2F%2Fa.example%2Fb&timestamp=20150715'
    """
    digits = "".join(sign for sign in date[:10] if sign.isdigit())
    asked = {"url": address}
    if len(digits) in _DAYS:
        asked["timestamp"] = digits + _DAYS[len(digits)]
    return f"{SERVICE}?{urlencode(asked)}"


def copy_in(answer: Mapping[str, Any]) -> str:
    """Return the address of the copy that *answer* tells of; empty if there is none that can be read."""
    closest = (answer.get("archived_snapshots") or {}).get("closest") or {}
    if not closest.get("available") or str(closest.get("status")) != "200":
        return ""
    address = str(closest.get("url", ""))
    return address.replace("http://", "https://", 1) if address.startswith("http") else ""


def wanted(sources: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the *sources* that may be linked and have no archived copy yet."""
    return [row for row in sources if row["link"] == "yes" and row["url"] and not row["archive_url"]]


def proposals(
    sources: Iterable[Mapping[str, str]],
    ask: Ask = ask,
    pause: Callable[[], None] = lambda: time.sleep(_PAUSE),
) -> Iterator[tuple[str, str]]:
    """Yield the id of each of *sources* of which there is a copy, and the address of the copy."""
    for row in wanted(sources):
        if found := copy_in(ask(question(row["url"], row["date"]))):
            yield row["id"], found
        pause()


def plain_addresses(sources: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the addresses that begin with http: though another source of that host has https:."""
    addresses = [row["url"] for row in sources if row["url"]]
    secure = {urlsplit(url).netloc for url in addresses if url.startswith("https:")}
    return [url for url in addresses if url.startswith("http:") and urlsplit(url).netloc in secure]


def read_sources(folder: Path) -> list[dict[str, str]]:
    """Return the rows of the table of sources in *folder*."""
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each proposal: the id, a tab, and the address of the copy."""
    parser = argparse.ArgumentParser(prog="python -m tools.propose_archives", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA, help="default: data/")
    sources = read_sources(parser.parse_args(arguments).folder)
    print(f"asking for {len(wanted(sources))} sources", file=sys.stderr)
    try:
        for source, address in proposals(sources):
            print(source, address, sep="\t", flush=True)
    except URLError as error:
        print(f"The Wayback Machine does not answer from here: {error.reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
