"""Which section of the campaigns page is open, and what is chosen within it; all of it lives in the address."""

from collections.abc import Callable, Sequence

from jangkau.locales import Say
from jangkau.ui import choices

SECTIONS = ("agenda", "themes", "hoax", "carry", "hashtags", "hours")
SHARES = ("posts", "views", "interactions")


def section(say: Say) -> str:
    """The section that is open."""
    return segment("section", SECTIONS, say)


def segment(name: str, options: Sequence[str], say: Say) -> str:
    """One of a few, side by side; the first is the usual one."""
    return choices.one_of(name, options, say, lambda option: say(f"campaign.{name}.{option}"), f"campaign.{name}", segments=True)


def one_of(name: str, options: Sequence[str], say: Say, label: Callable[[str], str], usual: str | None = None) -> str:
    """One of many from a box; without a usual one that is there the first."""
    return choices.one_of(name, options, say, label, f"campaign.{name}", usual if usual in options else None)
