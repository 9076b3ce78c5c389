"""Charts of one account."""
