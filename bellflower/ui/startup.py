"""What a server does once, before the first reader: it reads the record and prepares the pages."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from anyio import to_thread

from bellflower import web
from bellflower.analysis.route_tables import tell_route
from bellflower.query.filters import EventFilter
from bellflower.record.problems import DataError
from bellflower.teaching.stories.known_values import known_values
from bellflower.ui import cache, instrument, linked_view
from bellflower.view import cards

_LOGGER = logging.getLogger(__name__)


def prepare() -> None:
    """Load and build what every reader needs; a damaged record is told by the pages, not here."""
    try:
        record = cache.load_record()
    except DataError:
        return
    known_values(record)
    web.asset_urls()
    web.prepare_components()
    instrument.prepare(record)
    linked_view.text_of(record, EventFilter())  # with which stories and quizzes are shown
    cards.event_card(record, record.events["id"].iloc[0])
    for route in record.routes["id"]:
        tell_route(record, route)


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Prepare while the server starts, so that "healthy" means ready for a whole class.

    What lives from now on lives as long as the server: the collector of garbage need not look at it
    again, which took longer than all the rest of a run of the pages.
    """
    try:
        await to_thread.run_sync(prepare)
    except Exception:  # a server that starts can say on its pages what is wrong; one that stops cannot
        _LOGGER.exception("Preparing the start page failed")
    gc.collect()
    gc.freeze()
    yield
