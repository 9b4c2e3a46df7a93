"""The files that pages load: plotly, the ground of the map, scripts; served packed and for good."""

import gzip
import hashlib
import json
from functools import cache
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from bellflower.browser import FOLDER as BROWSER
from bellflower.browser.bundle import joined_script
from bellflower.view.ground import load_ground, plotly_script

_FOREVER = "public, max-age=31536000, immutable"  # the name of a file changes with its content


class Asset(NamedTuple):
    """A file that is served as it is: its name, its type, and its content packed with gzip."""

    name: str
    media_type: str
    packed: bytes


@cache
def plotly_asset() -> Asset:
    """Return plotly.js as the browser needs it; its name carries a hash of the content."""
    content = plotly_script().read_bytes()
    name = f"plotly-{hashlib.sha256(content).hexdigest()[:12]}.min.js"
    return Asset(name, "text/javascript", gzip.compress(content, 9, mtime=0))


@cache
def ground_asset() -> Asset:
    """Return the ground of the map as JSON; its name carries a hash of the content."""
    content = json.dumps(load_ground(), separators=(",", ":")).encode()
    name = f"ground-{hashlib.sha256(content).hexdigest()[:12]}.json"
    return Asset(name, "application/json", gzip.compress(content, 9, mtime=0))


@cache
def component_asset(name: str) -> Asset:
    """Return the script of the component *name* of ours as one module; its name carries a hash."""
    content = joined_script(f"{name}/component.js").encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{name}-{digest}.js", "text/javascript", gzip.compress(content, 9, mtime=0))


def component_url(name: str) -> str:
    """Return the path of the script of a component, relative to the address of the application."""
    return f"assets/{component_asset(name).name}"


def prepare_components() -> list[Asset]:
    """Join and pack the scripts of all components, and return them."""
    return [component_asset(path.parent.name) for path in sorted(BROWSER.glob("*/component.js"))]


def asset_urls() -> dict[str, str]:
    """Return the paths of the assets, relative to the address of the application."""
    return {"plotly": f"assets/{plotly_asset().name}", "ground": f"assets/{ground_asset().name}"}


def takes_gzip(headers: Headers) -> bool:
    """Return whether who sent *headers* reads gzip."""
    return "gzip" in headers.get("accept-encoding", "")


def packed_response(asset: Asset) -> Response:
    """Return *asset* packed, to be kept for good."""
    headers = {
        "Cache-Control": _FOREVER,
        "Content-Encoding": "gzip",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(asset.packed, headers=headers, media_type=asset.media_type)


def serve_asset(request: Request) -> Response:
    """Answer with the asset that the path names, or 404 in words."""
    from bellflower.web.instrument import instrument_assets  # which needs what stands here

    own = (plotly_asset(), ground_asset(), *prepare_components())
    assets = {asset.name: asset for asset in own} | instrument_assets()
    name = request.path_params["name"]
    if name not in assets:
        return Response(f"There is no file {name[:80]!r} here.", 404, media_type="text/plain")
    response = packed_response(assets[name])
    if not takes_gzip(request.headers):
        response = Response(gzip.decompress(assets[name].packed), media_type=assets[name].media_type)
        response.headers["Cache-Control"] = _FOREVER
    return response
