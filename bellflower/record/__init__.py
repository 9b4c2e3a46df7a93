"""The tables of the record, checked and in memory."""
