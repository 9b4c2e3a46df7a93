"""What a page asks for in its head, before Streamlit has found out that it needs it."""

import re
from functools import cache

from bellflower.i18n import speaking
from bellflower.record.dataset import shipped_record
from bellflower.record.problems import DataError
from bellflower.web.assets import component_url
from bellflower.web.instrument import face_asset, instrument_urls
from bellflower.web.static import streamlit_page

WITH_VIEW = frozenset({""})  # the last parts of the addresses that show the instrument
_ELEMENTS = ("Html", "Button", "ButtonGroup", "BidiComponent")  # that every page shows
_COMPONENTS = ("help", "links", "draft")  # of ours, on every page
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@cache
def streamlit_chunks(*elements: str) -> tuple[str, ...]:
    """Return the paths of the scripts with which Streamlit shows *elements*, and of what they import.

    Those that its page names itself are left out; so is an element that Streamlit does not have.
    """
    page = streamlit_page()
    folder = page.parent / "static" / "js"
    named = page.read_text(encoding="utf-8")
    waiting = [file.name for element in elements for file in sorted(folder.glob(f"{element}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name in found or f"/js/{name}" in named:
            continue
        found[name] = None
        waiting += _IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(f"static/js/{name}" for name in found)


def _modules(*paths: str) -> str:
    return "".join(f'<link rel="modulepreload" crossorigin href="./{path}">' for path in paths)


def preloads(page: str, language: str) -> tuple[str, str]:
    """Return the tags by which a browser asks early for what *page*, a part of an address, is made of.

    Those of the instrument stand before Streamlit's scripts, whose loading leaves the browser time to
    read the drawing library; the others after them.
    """
    common = _modules(*streamlit_chunks(*_ELEMENTS), *map(component_url, _COMPONENTS))
    if page not in WITH_VIEW:
        face = (
            ""
            if page == "present"
            else f'<link rel="preload" as="font" crossorigin href="./assets/{face_asset().name}">'
        )
        return "", face + common
    try:
        with speaking(language):
            urls = instrument_urls(shipped_record())
    except DataError:  # the page says what is wrong with the record
        return "", common
    kinds = {"plotly": "script", "ground": "fetch", "index": "fetch"}
    early = "".join(
        f'<link rel="preload" as="{kind}"{" crossorigin" if kind == "fetch" else ""} '
        f'href="./{urls[name]}" data-early="{name}">'
        for name, kind in kinds.items()
    )
    script = f'<script type="module" async src="./{component_url("instrument")}"></script>'
    return early + script, common
