"""Streamlit's own scripts and style sheets, packed: Streamlit serves them unpacked."""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bellflower.web.assets import Asset, packed_response, takes_gzip

_PACKED_TYPES = {".js": "text/javascript", ".css": "text/css"}


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
    """Return the files that are packed, by their path below ``/static/``."""
    folder = _static_folder() / "static"
    return {
        file.relative_to(folder).as_posix(): file
        for file in folder.rglob("*")
        if file.suffix in _PACKED_TYPES
    }


@cache
def _packed(file: Path) -> Asset:
    return Asset(file.name, _PACKED_TYPES[file.suffix], gzip.compress(file.read_bytes(), 9, mtime=0))


def static_asset(path: str) -> Asset | None:
    """Return a script or style sheet of Streamlit by its *path* below ``/static/``, packed.

    ``None`` if there is no such file, or if it is of another type. The path is looked up among those
    that exist, never opened: no spelling of it leads anywhere else, or makes a file be packed again.
    """
    file = _packed_files().get(path)
    return _packed(file) if file else None


class PackedStatic:
    """Middleware that packs Streamlit's scripts and style sheets, which it serves unpacked.

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
