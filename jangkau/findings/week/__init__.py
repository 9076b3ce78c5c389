"""The week: its sentence, figures, posts and movers."""
