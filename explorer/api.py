"""What is served beside the pages, read-only: the files of the linked view, and packed static files."""

import gzip
import hashlib
import json
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import plotly
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from explorer.linked_view.ground import load_ground, plotly_script

_FOREVER = "public, max-age=31536000, immutable"  # the name of a file changes with its content
_PACKED_TYPES = {".js": "text/javascript", ".css": "text/css"}


class Asset(NamedTuple):
    """A file that is served as it is: its name, its type, and its content packed with gzip."""

    name: str
    media_type: str
    packed: bytes


@cache
def plotly_asset() -> Asset:
    """Return plotly.js out of the installed plotly package; its name carries the version."""
    content = plotly_script().read_bytes()
    name = f"plotly-{plotly.__version__}.min.js"
    return Asset(name, "text/javascript", gzip.compress(content, 9, mtime=0))


@cache
def ground_asset() -> Asset:
    """Return the ground of the map as JSON; its name carries a hash of the content."""
    content = json.dumps(load_ground(), separators=(",", ":")).encode()
    name = f"ground-{hashlib.sha256(content).hexdigest()[:12]}.json"
    return Asset(name, "application/json", gzip.compress(content, 9, mtime=0))


def asset_urls() -> dict[str, str]:
    """Return the paths of the assets, relative to the address of the application."""
    return {"plotly": f"assets/{plotly_asset().name}", "ground": f"assets/{ground_asset().name}"}


def _takes_gzip(headers: Headers) -> bool:
    return "gzip" in headers.get("accept-encoding", "")


def _packed_response(asset: Asset) -> Response:
    headers = {
        "Cache-Control": _FOREVER,
        "Content-Encoding": "gzip",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(asset.packed, headers=headers, media_type=asset.media_type)


def serve_asset(request: Request) -> Response:
    """Answer with the asset that the path names, or 404 in words."""
    assets = {asset.name: asset for asset in (plotly_asset(), ground_asset())}
    name = request.path_params["name"]
    if name not in assets:
        return Response(f"There is no file {name[:80]!r} here.", 404, media_type="text/plain")
    response = _packed_response(assets[name])
    if not _takes_gzip(request.headers):
        response = Response(gzip.decompress(assets[name].packed), media_type=assets[name].media_type)
        response.headers["Cache-Control"] = _FOREVER
    return response


@cache
def _static_folder() -> Path:
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit is not installed; its static files cannot be served")
    return Path(spec.origin).parent / "static"


@lru_cache(maxsize=512)
def static_asset(path: str) -> Asset | None:
    """Return a script or style sheet of Streamlit by its *path* below ``/static/``, packed.

    ``None`` if there is no such file, or if it is of another type.
    """
    folder = _static_folder() / "static"
    file = (folder / path).resolve()
    if file.suffix not in _PACKED_TYPES or not file.is_relative_to(folder) or not file.is_file():
        return None
    return Asset(file.name, _PACKED_TYPES[file.suffix], gzip.compress(file.read_bytes(), 9, mtime=0))


class PackedStatic:
    """Middleware that packs Streamlit's scripts and style sheets, which it serves unpacked.

    Each file is packed once and kept: a first visit then takes less than half of the bytes.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap *app*."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer requests for scripts and style sheets, and hand on all others."""
        if scope["type"] == "http" and scope["method"] == "GET" and _takes_gzip(Headers(scope=scope)):
            _, found, path = scope["path"].partition("/static/")
            asset = static_asset(path) if found else None
            if asset:
                await _packed_response(asset)(scope, receive, send)
                return
        await self.app(scope, receive, send)


ROUTES = [Route("/assets/{name}", serve_asset, methods=["GET"])]
