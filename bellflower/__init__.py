"""What Bellflower knows: the curated record, how it is selected, worded, drawn and linked."""
