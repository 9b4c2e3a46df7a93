"""A reader's own record: read from a file, checked, completed, found on the map; never stored."""
