"""Benchmarks: ratios measured side by side in one run, medians. `make bench` runs them all."""
