"""Build the map files and the gazetteer in ``geo/`` from packages of public geography."""
