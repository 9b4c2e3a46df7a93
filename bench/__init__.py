"""Benchmarks that anyone can run: `python -m bench.scrub`, `python -m bench.load`."""
