"""Seizures: how much was seized, what of it may be added up, and every figure with its event."""

from bellflower.i18n import _
from bellflower.ui import seizures, table_pages

current = table_pages.heading(_("Seizures"))
table_pages.beside(current, lambda: seizures.show(current))
