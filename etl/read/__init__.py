"""One export file, read whole: its cells, days, format and account."""
