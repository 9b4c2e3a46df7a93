"""Figures of the record: a table goes in, a Plotly figure comes out, and nothing else happens."""
