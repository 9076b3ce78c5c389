"""The way to a target, drawn."""
