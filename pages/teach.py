"""Teach: guided stories to present and to take along, and the way to a story of one's own."""

from explorer.ui import frame, teach

teach.show(frame.current_view())
