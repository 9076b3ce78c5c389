"""Jangkau: who reaches whom, region by region."""
