"""Take the pictures of docs/teaching.md: `python -m tools.teaching_pictures`.

They show the story `hamhung` as a teacher meets it: the app, the classroom file, slides and handout.
LibreOffice (soffice) and poppler (pdftoppm) must be installed, as for the tests.
"""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bellflower.record.dataset import shipped_record
from bellflower.teaching.formats import lesson_bytes
from bellflower.teaching.stories.library import shipped_stories
from tools.browser import ARGUMENTS, ROOT, find_chromium, serving

FOLDER = ROOT / "docs" / "teaching"
PICTURES = frozenset(
    ("teach", "present-chapter", "present-answer", "quiz", "classroom-file", "slide", "handout")
)
STORY = "hamhung"
_CHAPTER = "skills-without-work"
_ROOM: ViewportSize = {"width": 1280, "height": 720}  # a projector
_DESK: ViewportSize = {"width": 1200, "height": 860}
_COLORS = 256  # of a picture; enough for flat colors, and a third of the size
_STILL = 1_500  # ms after which nothing moves any more
Picture = tuple[str, bytes]


def _shot(page: Page) -> bytes:
    page.wait_for_timeout(_STILL)
    return page.screenshot()


def _presented(page: Page, address: str) -> Iterator[Picture]:
    page.set_viewport_size(_ROOM)
    page.goto(f"{address}present?story={STORY}&chapter={_CHAPTER}")
    page.locator('[data-testid="lesson"][data-ready="true"]').wait_for()
    page.locator(f'[data-at="{_CHAPTER}"]').wait_for()
    yield "present-chapter", _shot(page)
    page.keyboard.press("a")
    yield "present-answer", _shot(page)


def _pages(browser: Browser, address: str) -> Iterator[Picture]:
    page = browser.new_page(viewport=_DESK)
    page.goto(f"{address}teach")
    page.get_by_role("heading", name="Teach").wait_for()
    page.get_by_text("Download").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.locator(f".st-key-teach_story_{STORY}").evaluate("(node) => node.scrollIntoView()")
    yield "teach", _shot(page)
    yield from _presented(page, address)
    page.set_viewport_size(_DESK)
    page.goto(f"{address}quiz?story={STORY}")
    page.get_by_test_id("quiz-year-end").wait_for()
    for end, year in (("start", "1920"), ("end", "1930")):
        page.get_by_test_id(f"quiz-year-{end}").fill(year)
        page.get_by_test_id(f"quiz-year-{end}").press("Enter")
    page.get_by_test_id("quiz-reveal").click()
    page.get_by_test_id("quiz-outcome").scroll_into_view_if_needed()
    yield "quiz", _shot(page)
    page.close()


def _write(name: str, folder: Path) -> Path:
    file = folder / f"{STORY}.{'pptx' if name == 'pptx' else 'html'}"
    file.write_bytes(lesson_bytes(name, shipped_record(), shipped_stories()[STORY]))
    return file


def _classroom(browser: Browser, folder: Path) -> Iterator[Picture]:
    context = browser.new_context(viewport=_DESK, offline=True)
    page = context.new_page()
    page.goto(_write("html", folder).as_uri())
    page.locator('html[data-ready="true"]').wait_for(state="attached")
    yield "classroom-file", _shot(page)
    context.close()


def _printed(pdf: Path, number: int) -> bytes:
    """Return page *number* of *pdf* as a PNG."""
    command = [
        "pdftoppm",
        "-r",
        "80",
        "-f",
        str(number),
        "-l",
        str(number),
        "-singlefile",
        "-png",
        str(pdf),
    ]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _slide(folder: Path) -> Iterator[Picture]:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(_write("pptx", folder))], capture_output=True, check=True)
    chapters = [chapter.id for chapter in shipped_stories()[STORY].chapters]
    yield "slide", _printed(folder / f"{STORY}.pdf", 4 * chapters.index(_CHAPTER) + 3)


def _handout(browser: Browser, folder: Path) -> Iterator[Picture]:
    page = browser.new_page()
    sheets = []
    for name, number in (("handout", 2), ("handout", 3), ("handout-key", 1)):
        page.goto(_write(name, folder).as_uri())
        page.pdf(path=folder / "handout.pdf", prefer_css_page_size=True)
        sheets.append(Image.open(io.BytesIO(_printed(folder / "handout.pdf", number))))
    page.close()
    beside = Image.new("RGB", (sum(one.width + 8 for one in sheets) - 8, sheets[0].height), "gray")
    for number, one in enumerate(sheets):
        beside.paste(one, (number * (one.width + 8), 0))
    made = io.BytesIO()
    beside.save(made, "PNG")
    yield "handout", made.getvalue()


def _keep(picture: Picture) -> None:
    """Write *picture* with few colors, which makes the file small."""
    name, content = picture
    if name not in PICTURES:
        raise KeyError(name)
    path = FOLDER / f"{name}.png"
    with Image.open(io.BytesIO(content)) as opened:
        opened.convert("RGB").quantize(_COLORS).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)} {path.stat().st_size // 1000} kB")


def main() -> None:
    """Take all pictures anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        folder = Path(name)
        for pictures in (_pages(browser, address), _classroom(browser, folder), _slide(folder)):
            for picture in pictures:
                _keep(picture)
        for picture in _handout(browser, folder):
            _keep(picture)
        browser.close()


if __name__ == "__main__":
    main()
