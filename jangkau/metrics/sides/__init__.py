"""Numbers of government and community accounts side by side."""
