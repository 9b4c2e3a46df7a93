"""Plain charts of the present selection: timeline, map, and the sentences beside them."""

from datetime import date

import streamlit as st

from explorer import wording
from explorer.figures.basemap import VIEWS
from explorer.figures.lanes import decimal_years
from explorer.figures.map import count_provinces, drawn_legs, map_figure
from explorer.figures.timeline import timeline_figure
from explorer.filters import in_period
from explorer.ui import address, cards, frame
from explorer.ui.frame import CurrentView

_CONFIG = {"displaylogo": False, "scrollZoom": True, "topojsonURL": "none://"}
_MARGIN_YEARS = 1


def year_bounds(current: CurrentView) -> tuple[float, float]:
    """Return the first and the last decimal year of the whole record, with a margin."""
    first = decimal_years(current.record.eras["earliest"]).min()
    return first - _MARGIN_YEARS, date.today().year + _MARGIN_YEARS
