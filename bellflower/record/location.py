"""How exactly a place is located: which precisions make its point stand for a whole area."""

from geo.distances import AREAS

__all__ = ["AREAS", "WIDE_AREAS"]

WIDE_AREAS = ("country", "region")  # a line from the middle of one would seem to begin in a town
