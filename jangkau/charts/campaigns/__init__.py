"""Charts of themes, agendas, hoaxes, ties and hashtags."""
