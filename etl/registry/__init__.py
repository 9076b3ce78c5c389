"""The registry's files: accounts, events, attendance, themes, hoaxes, targets."""
