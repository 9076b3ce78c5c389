"""Agendas, themes, hoaxes, hashtags and who carries whom."""
