"""What the registry holds."""
