"""Take the pictures of docs/screenshots: `python -m tools.screenshots`.

Every page in light and dark, wide and phone-narrow, and the linked view in five periods.
"""

from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tools.browser import ARGUMENTS, READY, ROOT, find_chromium, serving

FOLDER = ROOT / "docs" / "screenshots"
WIDE, PHONE = (1440, 1000), (360, 740)
SWEEP = "event=crackdown-hamhung-sunchon-2018"
PAGES = {"explore": "", "events": f"events?province=KP-08&category=crackdown&from=2010&{SWEEP}"}
PERIODS = ((1910, 1945), (1970, 1989), (1990, 2004), (2005, 2012), (2013, 2026))


class Picture(NamedTuple):
    """What to take: the name of the file, the path and query, the colors, and the size in px."""

    name: str
    path: str
    scheme: str
    size: tuple[int, int]


def pictures() -> Iterator[Picture]:
    """Yield every picture of the folder."""
    pages = {path.stem: path.stem for path in sorted((ROOT / "pages").glob("*.py"))} | PAGES
    for page, path in pages.items():
        for scheme in ("light", "dark"):
            for width, size in (("wide", WIDE), ("phone", PHONE)):
                yield Picture(f"{page}-{scheme}-{width}", path, scheme, size)
    for first, last in PERIODS:
        view = "&view=region" if first in (1910, 1970, 1990) else ""
        yield Picture(f"period-{first}-{last}", f"?from={first}&to={last}{view}", "light", (1760, 1200))


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Open the page of *picture*, wait until it is drawn, and write the PNG."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
    )
    opened = context.new_page()
    opened.goto(address + picture.path)
    if picture.path == "" or picture.path.startswith("?"):
        opened.locator(READY).wait_for()
    elif picture.path.startswith("present"):
        opened.locator('[data-testid="lesson"][data-ready="true"]').wait_for()
    else:
        opened.get_by_test_id("stMainBlockContainer").locator("h2").first.wait_for()
    opened.wait_for_load_state("networkidle")
    opened.wait_for_timeout(1_500)
    opened.screenshot(path=FOLDER / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Take all pictures anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for picture in pictures():
            take(browser, address, picture)
            print(f"docs/screenshots/{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
