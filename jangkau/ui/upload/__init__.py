"""Unggah Data: the parts of pages/upload.py."""
