"""Dampak Pertemuan: the parts of pages/meetups.py."""
