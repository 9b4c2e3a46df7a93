"""Provinces: what the record tells of one or several provinces, or of the ground around a place."""

from explorer.i18n import _
from explorer.ui import area_story, desk, provinces

current = desk.heading(_("Provinces"))
area = provinces.pick(current)
provinces.summary(current, area)
desk.beside(current, lambda: area_story.show(current, area))
