"""About: scope, method, ethics, limits, coverage and licenses."""

from bellflower.ui import about

about.show()
