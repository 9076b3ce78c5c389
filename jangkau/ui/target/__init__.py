"""The parts of the page Target & Laporan."""
