"""The reader's own record: the page, and the session it lives in."""
