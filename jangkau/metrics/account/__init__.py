"""Numbers of one account: its days, habit and posts."""
