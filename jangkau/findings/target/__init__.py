"""What is said of targets and of what became of them."""
