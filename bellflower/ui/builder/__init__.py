"""The story builder."""
