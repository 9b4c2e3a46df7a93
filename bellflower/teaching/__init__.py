"""Stories, and what teachers take along."""
