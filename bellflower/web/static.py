"""Streamlit's own scripts and style sheets, packed, and its font of icons with those that are used."""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bellflower.browser import FOLDER as BROWSER
from bellflower.web.assets import Asset, packed_response, takes_gzip

_PACKED_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FONT = "font/woff2"


@cache
def _static_folder() -> Path:
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit is not installed; its static files cannot be served")
    return Path(spec.origin).parent / "static"


def streamlit_page() -> Path:
    """Return the HTML file that Streamlit answers with, whatever page the address names."""
    return _static_folder() / "index.html"


@cache
def _packed_files() -> Mapping[str, Path]:
    """Return the files that are packed, by their path below ``/static/``.

    A font of ours stands for the one of the same name: that of Streamlit is 375 kB, on every page.
    """
    folder = _static_folder() / "static"
    files = {
        file.relative_to(folder).as_posix(): file
        for file in folder.rglob("*")
        if file.suffix in _PACKED_TYPES
    }
    smaller = {f"media/{file.name}": file for file in (BROWSER / "fonts").glob("*.woff2")}
    return files | {path: file for path, file in smaller.items() if (folder / path).exists()}


@cache
def _packed(file: Path) -> Asset:
    media_type = _PACKED_TYPES.get(file.suffix, _FONT)
    return Asset(file.name, media_type, gzip.compress(file.read_bytes(), 9, mtime=0))


def static_asset(path: str) -> Asset | None:
    """Return a file of Streamlit by its *path* below ``/static/``, packed, or what stands for it.

    ``None`` if there is no such file, or if it is of another type. The path is looked up among those
    that exist, never opened: no spelling of it leads anywhere else, or makes a file be packed again.
    """
    file = _packed_files().get(path)
    return _packed(file) if file else None


class PackedStatic:
    """Middleware that packs Streamlit's scripts and style sheets, and serves fewer icons.

    Each file is packed once and kept: a first visit then takes less than half of the bytes.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap *app*."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer requests for scripts and style sheets, and hand on all others."""
        if scope["type"] == "http" and scope["method"] == "GET" and takes_gzip(Headers(scope=scope)):
            _, found, path = scope["path"].partition("/static/")
            asset = static_asset(path) if found else None
            if asset:
                await packed_response(asset)(scope, receive, send)
                return
        await self.app(scope, receive, send)
