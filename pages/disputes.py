"""Disputes: questions on which sources disagree, with the competing answers to each."""

from explorer.i18n import _
from explorer.ui import desk, disputes

current = desk.heading(_("Disputes"))
desk.beside(current, lambda: disputes.show(current))
