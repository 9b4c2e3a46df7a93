"""Provinces: what the record tells of one or several provinces, or of the ground around a place."""

from bellflower.i18n import _
from bellflower.ui import area_story, provinces, table_pages

current = table_pages.heading(_("Provinces"))
area = provinces.pick(current)
provinces.summary(current, area)
table_pages.beside(current, lambda: area_story.show(current, area))
