"""What a selection of events contains."""
