"""The registry's files: accounts, organisations, events, attendance, themes, hoaxes, targets."""
