"""Build: a story of the reader's own, written in chapters, kept in the browser or in a file."""

from bellflower.ui import page_context
from bellflower.ui.builder import page

page.show(page_context.current_view())
