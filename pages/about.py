"""About: scope, method, ethics, limits, coverage and licenses."""

from explorer.ui import about

about.show()
