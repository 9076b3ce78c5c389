"""Akun & Acara: the parts of pages/registry.py."""
