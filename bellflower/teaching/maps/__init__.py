"""Maps of chapters on a sheet: outlines, routes, and names that hide nothing."""
