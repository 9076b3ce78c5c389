"""Pemerintah vs Komunitas: the parts of pages/compare.py."""
