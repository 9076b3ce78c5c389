"""Reach: the finding, legends and tables."""
