"""Present: a story chapter by chapter, full screen, for a room."""

from bellflower.ui import page_context, present

present.show(page_context.current_view())
