"""A reader's own file, read to a record; nothing of it is stored."""
