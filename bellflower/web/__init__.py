"""What is served beside the pages, read-only: the files that they load, and the record as data."""

from starlette.routing import Route

from bellflower.web.assets import asset_urls, serve_asset
from bellflower.web.data import DATA_ROUTES
from bellflower.web.first_page import FirstPage
from bellflower.web.headers import SecurityHeaders, language_script
from bellflower.web.instrument import instrument_urls, serve_card
from bellflower.web.static import PackedStatic, streamlit_page

__all__ = [
    "ROUTES",
    "FirstPage",
    "PackedStatic",
    "SecurityHeaders",
    "asset_urls",
    "instrument_urls",
    "language_script",
    "streamlit_page",
]

ROUTES = [
    Route("/assets/{name}", serve_asset, methods=["GET"]),
    Route("/cards/{kind}/{name}", serve_card, methods=["GET"]),
    *DATA_ROUTES,
]
