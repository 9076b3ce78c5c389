"""One account: who it is and what is known of it."""
