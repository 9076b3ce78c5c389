"""Tentang angka ini: the glossary: the parts of pages/about.py."""
