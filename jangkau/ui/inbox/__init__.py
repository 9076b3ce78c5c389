"""The letter box: a plain page for whoever sends, and what analysts see of it."""
