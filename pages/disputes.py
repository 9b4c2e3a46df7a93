"""Disputes: questions on which sources disagree, with the competing answers to each."""

from explorer.ui import desk, disputes

current = desk.heading("Disputes")
desk.beside(current, lambda: disputes.show(current))
