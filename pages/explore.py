"""Explore: the instrument, in which time, place and the list of events are moved by one hand."""

from bellflower.ui import instrument, page_context

instrument.show(page_context.current_view())
