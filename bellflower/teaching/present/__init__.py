"""A story chapter by chapter on the linked view."""
