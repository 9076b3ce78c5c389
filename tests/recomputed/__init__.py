"""The numbers that pages show, worked out a second time: from the base tables alone, in plain pandas, by METRICS.md.

Nothing of jangkau.metrics is imported here, so that one mistake cannot stand on both sides.
"""
