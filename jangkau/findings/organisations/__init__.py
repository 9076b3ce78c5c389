"""What is said of organisations."""
