"""The handout on paper: as Chromium prints it, on both papers, without asking for anything."""

import re
import subprocess

import pytest

from bellflower.teaching.handout.handout import handout_html
from bellflower.teaching.stories.library import shipped_stories

STORIES = shipped_stories()
LONGEST = max(STORIES, key=lambda name: len(STORIES[name].chapters))
SIZES = {"A4": (594.96, 841.92), "letter": (612, 792)}  # points
CONTENT_PX = {"A4": 180 / 25.4 * 96, "letter": (215.9 - 30) / 25.4 * 96}  # between the margins


def most_pages(record, story):
    """Return how long a handout may be: a page for a chapter, three more, and room for its sources."""
    events = {event for chapter in story.chapters for event in chapter.events}
    claims = record.claims[record.claims["event_id"].isin(events)]
    return len(story.chapters) + 3 + claims["source_id"].nunique() // 14


def told(folder, *command):
    """Run a program of poppler in *folder* and return what it says."""
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode()


def printed(chromium, record, tmp_path, name, paper, *, is_key=False):
    """Print a handout; return its page in the browser, the texts of the PDF, and what it asked for."""
    source = tmp_path / "handout.html"
    source.write_text(handout_html(record, STORIES[name], paper, is_key=is_key), encoding="utf-8")
    context = chromium.new_context(viewport={"width": int(CONTENT_PX[paper]), "height": 1000})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto(source.as_uri())
    page.pdf(path=tmp_path / "handout.pdf", prefer_css_page_size=True)
    return page, told(tmp_path, "pdftotext", "-layout", "handout.pdf", "-").split("\f")[:-1], asked


@pytest.mark.parametrize("is_key", [False, True])
@pytest.mark.parametrize("name", STORIES)
def test_a_handout_and_its_key_print_on_their_paper(chromium, record, tmp_path, name, is_key):
    paper = "letter" if name == LONGEST else "A4"
    page, pages, asked = printed(chromium, record, tmp_path, name, paper, is_key=is_key)
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", told(tmp_path, "pdfinfo", "handout.pdf"))
    width, height = map(float, size.groups())
    assert (width, height) == pytest.approx(SIZES[paper], abs=1)
    assert len(pages) <= most_pages(record, STORIES[name])

    story = STORIES[name]
    whole = "".join("".join(pages).split())
    assert pages[0].lstrip().startswith("Key for the teacher") == is_key
    assert ("Supports(" in whole) == is_key
    assert all("".join(chapter.question.split()) in whole for chapter in story.chapters)
    if is_key:
        assert any(re.search(r"^\s*Sources$", text, re.MULTILINE) for text in pages[1:])
    for number, text in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in "".join(text.split())
        assert "data version" in text

    page.emulate_media(media="print")
    wide = page.evaluate("""() => [...document.querySelectorAll("body *")]
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !node.closest("svg"))
        .map((node) => node.outerHTML.slice(0, 80))""")
    assert wide == []
    assert page.locator(".hint").is_hidden()
    assert len(asked) == 1  # the page itself
    page.context.close()


def test_a_question_is_not_parted_by_the_edge_of_a_page(chromium, record, tmp_path):
    page, pages, _asked = printed(chromium, record, tmp_path, "hamhung", "letter")
    begin = next(number for number, text in enumerate(pages) if re.search("^ *Questions$", text, re.M))
    asked = ["".join(text.split()) for text in pages[begin:]]
    for chapter in STORIES["hamhung"].chapters:
        (home,) = [text for text in asked if "".join(chapter.question.split()) in text]
        assert "".join(chapter.heading.split()) in home
        assert all("".join(choice.text.split()) in home for choice in chapter.choices)
    page.context.close()


def test_without_printed_backgrounds_and_colors_the_map_still_has_its_outlines(
    chromium, record, tmp_path
):
    page, _pages, _asked = printed(chromium, record, tmp_path, "hamhung", "A4")
    page.emulate_media(media="print")
    styles = page.locator("path.province").first.evaluate(
        "(node) => { const style = getComputedStyle(node); return [style.stroke, style.fill]; }"
    )
    assert styles == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    used = page.evaluate("""() => [...new Set([...document.querySelectorAll("*")].flatMap((node) => {
        const style = getComputedStyle(node);
        return [style.color, style.fill, style.stroke, style.borderTopColor];
    }))]""")
    assert all(len(set(re.findall(r"\d+", color)[:3])) == 1 for color in used if color.startswith("rgb"))
    page.context.close()
