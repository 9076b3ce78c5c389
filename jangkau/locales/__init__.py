"""What the program says, in Bahasa Indonesia and English. A leaf: it imports nothing of ours."""

from jangkau.locales.speaker import LANGUAGES, Say, speaker

__all__ = ["LANGUAGES", "Say", "speaker"]
