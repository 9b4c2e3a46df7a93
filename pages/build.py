"""Build: a story of the reader's own, written in chapters, kept in this session or in a file."""

from explorer.ui import builder, frame

builder.show(frame.current_view())
