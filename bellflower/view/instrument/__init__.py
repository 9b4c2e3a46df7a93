"""The instrument of the page Explore: what it is given, and its files."""
