"""Guided stories: their parts, reading, checking, writing and drafting."""
