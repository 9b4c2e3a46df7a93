"""How the record is drawn: colors, cards, figures, and what the browser is given."""
