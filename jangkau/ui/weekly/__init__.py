"""Laporan Mingguan: the parts of pages/weekly.py."""
