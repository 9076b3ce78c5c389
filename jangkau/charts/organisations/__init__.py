"""Charts of organisations."""
