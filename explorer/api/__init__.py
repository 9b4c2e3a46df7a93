"""What is served beside the pages, read-only: the files that they load, and the record as data."""

from starlette.routing import Route

from explorer.api.assets import asset_urls, serve_asset
from explorer.api.data import DATA_ROUTES
from explorer.api.first_page import FirstPage
from explorer.api.headers import SecurityHeaders, language_script
from explorer.api.static import PackedStatic, streamlit_page

__all__ = [
    "ROUTES",
    "FirstPage",
    "PackedStatic",
    "SecurityHeaders",
    "asset_urls",
    "language_script",
    "streamlit_page",
]

ROUTES = [Route("/assets/{name}", serve_asset, methods=["GET"]), *DATA_ROUTES]
