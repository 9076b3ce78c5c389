"""Charts of government and community accounts."""
