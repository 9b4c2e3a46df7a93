"""Take the pictures of docs/screenshots: `python -m tools.screenshots [part of a name …]`.

They are those that README.md and docs/design-notes.md show, and no others. With parts of names, only
the pictures whose names hold one of them are taken.
"""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import NamedTuple, cast

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tools.browser import ARGUMENTS, READY, ROOT, WAS_HERE, find_chromium, serving

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {"wide": (1440, 1000), "phone": (360, 740)}
_EVENTS = "events?province=KP-08&category=crackdown&from=2010&event=crackdown-hamhung-sunchon-2018"
COLORS = 256  # of a picture, as many as a PNG with a palette holds
WORKERS = 2  # browsers at once; each draws with a core of its own
_REST = "!document.querySelector('[data-testid=stSkeleton], [data-testid=stSpinner]')"


class Setting(NamedTuple):
    """What the pictures of one browser profile share: its colors and its width."""

    scheme: str
    width: str


PICTURES = {  # by name, without ending: how it is looked at, and the path and query to open
    "explore-light-wide": (Setting("light", "wide"), ""),
    "explore-light-phone": (Setting("light", "phone"), ""),
    "explore-dark-wide": (Setting("dark", "wide"), ""),
    "explore-card-light-phone": (Setting("light", "phone"), "?from=1990&to=2012&place=hamhung"),
    "events-light-phone": (Setting("light", "phone"), _EVENTS),
    "period-1990-2004-light-wide": (Setting("light", "wide"), "?from=1990&to=2004&view=region"),
}


def take(context: BrowserContext, address: str, name: str, path: str) -> None:
    """Open *path*, wait until all of it is drawn, and write the PNG *name*."""
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.goto(address + path)
    if path.partition("?")[0]:
        opened.get_by_test_id("stMainBlockContainer").locator("h2:visible").first.wait_for()
    else:
        opened.locator(READY).wait_for()
    while not opened.evaluate(_REST):
        opened.wait_for_timeout(100)
    opened.wait_for_timeout(700)
    save(opened.screenshot(), name)
    opened.close()


def reduced(image: Image.Image) -> Image.Image:
    """Return *image* in the colors that most of it has; the shades between them are few px at edges."""
    full = image.convert("RGB")
    found = cast("list[tuple[int, tuple[int, int, int]]]", full.getcolors(full.width * full.height))
    counts = Counter({color: count for count, color in found})
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for color, _ in counts.most_common(COLORS) for part in color])
    return full.quantize(palette=palette, dither=Image.Dither.NONE)


def save(screenshot: bytes, name: str) -> None:
    """Write *screenshot*, a PNG, with few colors: it takes less room, and nobody sees it."""
    with Image.open(BytesIO(screenshot)) as image:
        reduced(image).save(FOLDER / f"{name}.png", optimize=True)
    print(f"docs/screenshots/{name}.png", flush=True)


def take_all(address: str, setting: Setting, parts: list[str]) -> None:
    """Take the pictures of *setting* in a browser of its own; *parts* of names choose among them."""
    wanted = {
        name: path
        for name, (its, path) in PICTURES.items()
        if its == setting and (not parts or any(part in name for part in parts))
    }
    if not wanted:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        context = open_context(browser, setting)
        for name, path in wanted.items():
            take(context, address, name, path)
        browser.close()


def open_context(browser: Browser, setting: Setting) -> BrowserContext:
    """Return a profile with the colors and the width of *setting*, of somebody who was here before."""
    width, height = WIDTHS[setting.width]
    is_phone = setting.width == "phone"
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if setting.scheme == "dark" else "light",
        has_touch=is_phone,
        is_mobile=is_phone,
    )
    context.add_init_script(WAS_HERE)
    return context


def main() -> None:
    """Take all pictures anew, or those whose names hold one of the arguments."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    settings = sorted({setting for setting, _ in PICTURES.values()})
    with serving() as address, ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(lambda setting: take_all(address, setting, sys.argv[1:]), settings))


if __name__ == "__main__":
    main()
