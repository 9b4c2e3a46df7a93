"""What is served beside the pages, read-only: the files that they load, and the record as data."""

from starlette.routing import Route

from bellflower.web.assets import asset_urls, component_url, prepare_components, serve_asset
from bellflower.web.data import DATA_ROUTES
from bellflower.web.embed import EmbeddedViews
from bellflower.web.feed import FEED_ROUTES
from bellflower.web.first_page import FirstPage
from bellflower.web.headers import SecurityHeaders, language_script
from bellflower.web.instrument import instrument_urls, serve_card
from bellflower.web.oembed import OEMBED_ROUTES
from bellflower.web.own_search import OWN_ROUTES, own_search_path
from bellflower.web.record_pages import RECORD_ROUTES
from bellflower.web.short_links import lead_to_chapter
from bellflower.web.start_page import lead_to_start
from bellflower.web.static import PackedStatic, streamlit_page

__all__ = [
    "ROUTES",
    "EmbeddedViews",
    "FirstPage",
    "PackedStatic",
    "SecurityHeaders",
    "asset_urls",
    "component_url",
    "instrument_urls",
    "language_script",
    "own_search_path",
    "prepare_components",
    "streamlit_page",
]

ROUTES = [
    Route("/explore", lead_to_start, methods=["GET"]),
    Route("/go/{story}/{number:int}", lead_to_chapter, methods=["GET"]),
    Route("/assets/{name}", serve_asset, methods=["GET"]),
    Route("/cards/{kind}/{name}", serve_card, methods=["GET"]),
    *DATA_ROUTES,
    *RECORD_ROUTES,
    *FEED_ROUTES,
    *OEMBED_ROUTES,
    *OWN_ROUTES,
]
