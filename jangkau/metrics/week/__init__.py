"""Numbers of a week: what leads, what moved, what to do."""
