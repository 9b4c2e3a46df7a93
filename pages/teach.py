"""Teach: guided stories to present and to take along, and the way to a story of one's own."""

from bellflower.ui import page_context, teach

teach.show(page_context.current_view())
