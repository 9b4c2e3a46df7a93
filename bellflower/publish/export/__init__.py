"""A selection of the record as files for other programs."""
