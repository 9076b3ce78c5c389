"""Jangkauan: the parts of pages/reach.py."""
