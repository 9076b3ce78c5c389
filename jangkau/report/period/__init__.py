"""The report on a quarter or a year: what one signs."""
