"""Files for others: data in many formats, and citations."""
