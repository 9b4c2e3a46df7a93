"""People and bodies: who acts and speaks in the selection, and what is told of each."""

from bellflower.i18n import _
from bellflower.ui import people, table_pages

current = table_pages.heading(_("People and bodies"))
table_pages.beside(current, lambda: people.show(current))
