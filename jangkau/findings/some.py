"""Names in a sentence: the first few, and how many more there are."""

from collections.abc import Sequence

from jangkau.locales import Say

FIRST = 6


def some_of(names: Sequence[str], say: Say, most: int = FIRST) -> str:
    """Bangkalan, Bojonegoro, dan 3 lagi."""
    more = [say("target.more", n=len(names) - most)] if len(names) > most else []
    return say.listed([*names[:most], *more])
