"""Files as tables: told by their first bytes, each kind with its reader."""
