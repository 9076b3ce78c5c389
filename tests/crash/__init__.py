"""Kills at every write, each followed by another damage: `make crash`, or `python -m tests.crash --kills 50`."""
