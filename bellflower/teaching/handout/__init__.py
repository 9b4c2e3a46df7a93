"""A story as a sheet to print."""
