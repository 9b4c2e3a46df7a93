"""Your record: a table of events of the reader's own, read, checked and shown in this session alone."""

from explorer.ui import own

own.show()
