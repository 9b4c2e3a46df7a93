"""Everything that can be wrong with a record, and how it is said."""
