"""Lesson files and the static site of a hostile record in a browser: nothing is made of its text."""

import io
import zipfile
from contextlib import contextmanager

import pytest
from pptx import Presentation

from bellflower.record.dataset import load_dataset
from bellflower.teaching.formats import LESSON_FORMATS, lesson_bytes
from bellflower.teaching.offline import site
from bellflower.teaching.stories.library import shipped_stories
from tests.browser.conftest import WAIT
from tests.hostile import EVENT, MADE_OF_TEXT, write_hostile_record
from tests.parts import part_of

STORY = shipped_stories()["hamhung"]
PARTS = ("#story", "#explore", "#quiz", "#events", "#sources", "#about", f"#event-{EVENT}")
SITE = ("index.html", "explorer.html", f"event/{EVENT}.html", "stories/hamhung.html")
_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.blockedURI));
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A record in which every free cell tries to be more than text."""
    return load_dataset(write_hostile_record(tmp_path_factory.mktemp("hostile")))


@contextmanager
def victim(chromium, folder):
    """A page that opens files of *folder*, and meets no dialog, no error and no other address."""
    context = chromium.new_context()
    page, met = context.new_page(), []
    page.set_default_timeout(WAIT)
    page.add_init_script(_LISTEN)
    page.on("dialog", lambda dialog: (met.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: met.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((folder.as_uri(), "about:", "data:", "blob:"))
            else met.append(asked.url)
        ),
    )
    yield page
    context.close()
    assert met == []


def made_of_text(page):
    return page.evaluate(MADE_OF_TEXT) + page.evaluate("window.refused")


def test_nothing_in_the_classroom_file_is_made_of_the_text(chromium, hostile, tmp_path):
    file = tmp_path / "classroom.html"
    file.write_bytes(lesson_bytes("html", hostile, STORY))
    with victim(chromium, tmp_path) as page:
        for part in PARTS:
            page.goto("about:blank")
            page.goto(file.as_uri() + part)
            page.locator('html[data-ready="true"]').wait_for(state="attached")
            if part == "#explore":
                page.locator('#linked-view[data-ready="true"]').wait_for()
            assert (part, made_of_text(page)) == (part, [])
        assert "evil.example" in page.get_by_role("dialog").inner_text()  # there to be read


@pytest.mark.parametrize(
    "name",
    [n for n, each in LESSON_FORMATS.items() if n.startswith("handout") and each.ending == "html"],
)
def test_nothing_on_the_handout_is_made_of_the_text(chromium, hostile, tmp_path, name):
    file = tmp_path / "handout.html"
    file.write_bytes(lesson_bytes(name, hostile, STORY))
    with victim(chromium, tmp_path) as page:
        page.goto(file.as_uri())
        assert "evil.example" in page.locator("body").inner_text()
        assert made_of_text(page) == []


def test_nothing_on_the_site_is_made_of_the_text(chromium, hostile, tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "_taken_away", lambda _record, story: [])
        patch.setattr(site, "shipped_stories", lambda: {STORY.id: STORY})
        told = {event for chapter in STORY.chapters for event in chapter.events}
        site.write_site(part_of(hostile, told | {EVENT}), tmp_path / "site")
    with victim(chromium, tmp_path) as page:
        for path in SITE:
            page.goto((tmp_path / "site" / path).as_uri())
            assert (path, made_of_text(page)) == (path, [])


def test_no_slide_links_or_loads_what_the_text_names(hostile):
    content = lesson_bytes("pptx", hostile, STORY)
    shown = [
        shape.text_frame.text
        for slide in Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert any("evil.example" in text for text in shown)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        targets = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
    assert b"evil.example" not in targets
    assert b"javascript:" not in targets
