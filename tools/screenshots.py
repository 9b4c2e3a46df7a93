"""Take the pictures of docs/screenshots: `python -m tools.screenshots [part of a name …]`.

Every page in light and dark, wide and phone-narrow, English and Korean, and the linked view in five
periods. With parts of names, only the pictures whose names hold one of them are taken.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import NamedTuple, cast

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tools.browser import ARGUMENTS, READY, ROOT, find_chromium, serving

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {"wide": (1440, 1000), "phone": (360, 740)}
LANGUAGES = ("en", "ko")
SWEEP = "event=crackdown-hamhung-sunchon-2018"
PATHS = {
    "explore": "",
    "events": f"events?province=KP-08&category=crackdown&from=2010&{SWEEP}",
    "explore-card": "?from=1990&to=2012&place=hamhung",
    "present": "present?story=hamhung",
}
PERIODS = ((1910, 1945), (1970, 1989), (1990, 2004), (2005, 2012), (2013, 2026))
COLORS = 256  # of a picture, as many as a PNG with a palette holds
WORKERS = 2  # browsers at once; each draws with a core of its own
_WAS_HERE = "try { localStorage.setItem('bellflower-was-here', 'yes') } catch {}"
_REST = "!document.querySelector('[data-testid=stSkeleton], [data-testid=stSpinner]')"


class Setting(NamedTuple):
    """What the pictures of one browser profile share: colors, width and language."""

    scheme: str
    width: str
    language: str


def settings() -> Iterator[Setting]:
    """Yield every way in which a page is looked at."""
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            for language in LANGUAGES:
                yield Setting(scheme, width, language)


def pictures(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield the name of each picture of *setting*, without ending, and the path and query to open."""
    pages = {path.stem: path.stem for path in sorted((ROOT / "pages").glob("*.py"))} | PATHS
    for page, path in pages.items():
        yield f"{page}-{'-'.join(setting)}", with_language(path, setting.language)
    if setting.scheme == "light" and setting.width == "wide":
        for first, last in PERIODS:
            view = "&view=region" if first in (1910, 1970, 1990) else ""
            path = f"?from={first}&to={last}{view}"
            yield (
                f"period-{first}-{last}-{'-'.join(setting)}",
                with_language(path, setting.language),
            )


def with_language(path: str, language: str) -> str:
    """Return *path* in *language*; English is the language of the bare address."""
    joint = "&" if "?" in path else "?"
    return path if language == "en" else f"{path}{joint}lang={language}"


def take(context: BrowserContext, address: str, name: str, path: str) -> None:
    """Open *path*, wait until all of it is drawn, and write the PNG *name*."""
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.goto(address + path)
    page = path.partition("?")[0]
    if page == "":
        opened.locator(READY).wait_for()
    elif page == "present":
        opened.locator('[data-testid="lesson"][data-ready="true"]').wait_for()
    else:
        opened.get_by_test_id("stMainBlockContainer").locator("h2:visible").first.wait_for()
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
    wanted = [each for each in pictures(setting) if not parts or any(part in each[0] for part in parts)]
    if not wanted:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        context = open_context(browser, setting)
        for name, path in wanted:
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
    context.add_init_script(_WAS_HERE)
    return context


def main() -> None:
    """Take all pictures anew, or those that the arguments name; old ones without a page are removed."""
    parts = sys.argv[1:]
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not parts:
        for old in FOLDER.glob("*.png"):
            old.unlink()
    with serving() as address, ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(lambda setting: take_all(address, setting, parts), settings()))


if __name__ == "__main__":
    main()
