"""Present: a story chapter by chapter, full screen, for a room."""

from explorer.ui import frame, present

present.show(frame.current_view())
