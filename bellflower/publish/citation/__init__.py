"""Citations: sources, an event or a view as CSL-JSON, BibTeX, RIS, formatted text and footnotes."""
