"""Values of one cell: names, codes, numbers, positions, addresses, texts, and words for “missing”."""
