"""Your record: a table of events of the reader's own, read, checked and shown in this session alone."""

from bellflower.ui.own import page

page.show()
