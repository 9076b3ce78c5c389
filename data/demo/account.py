"""One invented account of the demo, and how its handle is written on each platform."""

from dataclasses import dataclass
from datetime import date

from data.demo.calendar import LAST, Span
from data.demo.chance import lot
from data.demo.places import Place

X_LONGEST = 15  # letters in a handle


@dataclass(frozen=True, eq=False)
class DemoAccount:
    """One invented account. start is people on 1 July 2020; growth is the log rise a week; pace is posts a week."""

    platform: str
    handle: str
    name: str
    owner: str
    province: str
    place: Place | None  # None: an account at province level
    organisation: str
    start: float
    growth: float
    pace: float
    spans: tuple[Span, ...]  # the days that exports cover; none: registered, but nobody ever sent an export
    silent_from: date | None = None  # no post from this day on
    zero_from: date | None = None  # nothing is seen either: true zeros
    registered: bool = True

    @property
    def key(self) -> str:
        return f"{self.platform}:{self.handle}"

    @property
    def end(self) -> date:
        return self.spans[-1][1] if self.spans else LAST

    def says(self, chance: float, *purpose: str) -> bool:
        """Whether this account is among the share of accounts that have a trait."""
        return lot(self.key, *purpose) < chance


def handle_on(platform: str, base: str) -> str:
    """A base name as the platform's rules allow it.

    >>> handle_on("instagram", "kabarlumajang"), handle_on("x", "kabarlumajang"), handle_on("linkedin", "pemprovjatim")
    ('kabarlumajang.contoh', 'kabarlum_contoh', 'pemprovjatim-contoh')
    """
    if platform == "x":
        return base[: X_LONGEST - len("_contoh")] + "_contoh"
    return base + ("-contoh" if platform == "linkedin" else ".contoh")
