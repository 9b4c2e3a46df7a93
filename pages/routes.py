"""Routes: a map and a list of all routes, with the lengths of their legs and branches."""

from bellflower.i18n import _
from bellflower.ui import routes, table_pages

current = table_pages.heading(_("Routes"))
table_pages.beside(current, lambda: routes.show(current))
