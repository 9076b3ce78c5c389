"""Ringkasan: the parts of pages/overview.py."""
