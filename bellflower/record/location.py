"""How exactly a place is located: which precisions make its point stand for a whole area."""

AREAS = ("province", "country", "region", "sea")
WIDE_AREAS = ("country", "region")  # a line from the middle of one would seem to begin in a town
