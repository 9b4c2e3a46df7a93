"""What a reader asks for, as a value and as an address."""
