"""Commands for maintainers; the application never imports them."""
