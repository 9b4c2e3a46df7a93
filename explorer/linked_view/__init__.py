"""The timeline-map widget: its specification in Python, one script, one style sheet."""
