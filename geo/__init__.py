"""Places, provinces and routes: their names, positions, shapes and distances."""
