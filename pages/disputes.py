"""Disputes: questions on which sources disagree, with the competing answers to each."""

from bellflower.i18n import _
from bellflower.ui import disputes, table_pages

current = table_pages.heading(_("Disputes"))
table_pages.beside(current, lambda: disputes.show(current))
