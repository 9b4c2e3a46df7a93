"""The static site: everything that can be read without a server, for any CDN or a folder on a disk."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bellflower.analysis.selection import select
from bellflower.i18n import _
from bellflower.publish.export.formats import FORMATS, file_bytes
from bellflower.publish.feed import feed
from bellflower.publish.preview import event_picture
from bellflower.query.permalink import View
from bellflower.record.dataset import Dataset
from bellflower.record.schema import data_version
from bellflower.teaching.formats import LESSON_FORMATS, lesson_bytes
from bellflower.teaching.offline import site_pages as pages
from bellflower.teaching.offline.classroom import classroom_html
from bellflower.teaching.offline.site_files import (
    DATA_FILES,
    MANIFEST,
    make_room,
    manifest_text,
    robots_text,
    sitemap_text,
    write_files,
)
from bellflower.teaching.offline.site_frame import File, Home, size_in_words
from bellflower.teaching.stories.library import Story, shipped_stories
from bellflower.view.ground import plotly_script

WHOLE = "files/bellflower-classroom.html"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the number of files and their bytes."""

    files: int
    bytes: int


def _library() -> tuple[str, bytes]:
    """Return the path and the content of the drawing library, which all pages share."""
    content = plotly_script().read_bytes()
    return f"assets/plotly-{hashlib.sha256(content).hexdigest()[:12]}.min.js", content


def _taken_away(record: Dataset, story: Story) -> Iterator[tuple[str, str, bytes]]:
    """Yield path, title and content of each file of *story* that stands alone."""
    for name, each in LESSON_FORMATS.items():
        if each.ending == "pdf" or name == "html-teacher":  # a browser prints; the key has the answers
            continue
        kind = {"html": "classroom", "pptx": "slides"}.get(name, name)
        path = f"files/{story.id}-{kind}.{each.ending}"
        yield path, _(each.title), lesson_bytes(name, record, story)


def _told(path: str, title: str, content: bytes) -> File:
    return File(path, title, size_in_words(len(content)))


def site_files(record: Dataset, base_url: str = "") -> dict[str, bytes]:
    """Return every file of the site by its path, in the order in which it is made.

    *base_url*, the address of the start page with a slash at its end, adds a sitemap and canonical
    links. The same record gives the same bytes (in one year: the time axis ends with the present one).
    """
    files: dict[str, bytes] = {}
    library, content = _library()
    files[library] = content
    files["explorer.html"] = classroom_html(record, library=library).encode()
    files[WHOLE] = lesson_bytes("html", record, None)
    stories: list[dict[str, Any]] = []
    for story in shipped_stories().values():
        page = classroom_html(record, story=story, library=f"../{library}")
        files[f"stories/{story.id}.html"] = page.encode()
        listed = []
        for path, title, content in _taken_away(record, story):
            files[path] = content
            listed.append(_told(path, title, content))
        stories.append(
            {
                "id": story.id,
                "title": story.title,
                "audience": story.audience,
                "summary": story.summary,
                "files": listed,
            }
        )
    whole = select(record, View())
    data = []
    for name, path in DATA_FILES.items():
        files[f"data/{path}"] = file_bytes(name, whole)
        told = _told(f"data/{path}", _(FORMATS[name].title), files[f"data/{path}"])
        data.append(replace(told, media_type=FORMATS[name].media_type))
    files |= {path: page.encode() for path, page in pages.record_pages_of(record, base_url)}
    for event_id in record.events["id"] if base_url else ():
        files[f"preview/event/{event_id}.png"] = event_picture(record, event_id)
    files["feed.atom"] = feed(whole, base_url)
    files["404.html"] = pages.missing_page(Home(base_url), base_url or "/").encode()
    files["events/index.html"] = pages.events_page(record, base_url).encode()
    files["disputes.html"] = pages.disputes_page(record, base_url).encode()
    files["new.html"] = pages.new_page(record, base_url).encode()
    files["sources.html"] = pages.sources_page(record, base_url).encode()
    told = _told(WHOLE, "", files[WHOLE])
    files["index.html"] = pages.start_page(record, base_url, stories, data, told).encode()
    files["robots.txt"] = robots_text(base_url).encode()
    if base_url:
        addresses = [
            path for path in files if path.endswith(".html") and not path.startswith(("files/", "404"))
        ]
        files["sitemap.xml"] = sitemap_text(base_url, addresses).encode()
    return files


def write_site(
    record: Dataset,
    folder: Path,
    *,
    base_url: str = "",
    is_packed: bool = False,
    is_forced: bool = False,
) -> Written:
    """Write the site into *folder* and return how much that is.

    *is_packed* puts a file packed with gzip beside each text, for servers that send those as they are.
    Raises :class:`bellflower.teaching.offline.site_files.FolderError` if the folder holds
    something: with
    *is_forced* an earlier site is replaced, but no other file is ever touched.
    """
    make_room(folder, is_forced=is_forced)
    base = f"{base_url.rstrip('/')}/" if base_url else ""
    files = site_files(record, base)
    files[MANIFEST] = manifest_text(data_version(), files).encode()
    return Written(len(files), write_files(folder, files, is_packed=is_packed))
