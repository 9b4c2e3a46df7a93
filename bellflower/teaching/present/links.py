"""The short link to each chapter of a guided story, and the code that a phone reads."""

from functools import lru_cache
from urllib.parse import quote

from bellflower.teaching.given import ChapterLink
from bellflower.teaching.stories.library import OWN, Story

_BORDER = 4  # modules of white around the code, as its standard asks for


def short_path(story_id: str, number: int) -> str:
    """Return the path of the short link to a chapter, counted from 1.

    >>> short_path("hamhung", 3)
    'go/hamhung/3'
    """
    return f"go/{quote(story_id)}/{number}"


@lru_cache(maxsize=512)
def _link(url: str) -> ChapterLink:
    import segno

    code = segno.make(url, error="m", micro=False)
    path = "".join(
        f"M{x} {y}.5h1"
        for y, row in enumerate(code.matrix_iter(border=_BORDER))
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return {"url": url, "code": path, "size": int(code.symbol_size(border=_BORDER)[0])}


def chapter_links(story: Story, story_id: str, start: str, query: str = "") -> list[ChapterLink]:
    """Return the link to each chapter of *story* on the server whose start page is *start*.

    There is none to a reader's own story, which no server has.
    """
    if story_id == OWN or not start:
        return []
    ending = f"?{query}" if query else ""
    base = start.rstrip("/")
    return [
        _link(f"{base}/{short_path(story_id, number)}{ending}")
        for number in range(1, len(story.chapters) + 1)
    ]
