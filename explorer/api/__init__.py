"""What is served beside the pages, read-only: the files that they load, and the record as data."""

from starlette.routing import Route

from explorer.api.assets import asset_urls, serve_asset
from explorer.api.data import DATA_ROUTES
from explorer.api.static import PackedStatic

__all__ = ["ROUTES", "PackedStatic", "asset_urls"]

ROUTES = [Route("/assets/{name}", serve_asset, methods=["GET"]), *DATA_ROUTES]
