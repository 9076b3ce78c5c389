"""What an office has set itself for a quarter or a year, and what became of it."""
