"""Are attendees and comparison accounts of a size, and had they grown alike?"""

from dataclasses import dataclass

import numpy as np

from jangkau.metrics.meetup.compared import Compared

ALIKE = 0.25  # standard deviations
BEYOND, TOO_MANY_BEYOND = 0.1, 1 / 3  # of the attendees


@dataclass(frozen=True)
class Balance:
    """By how many standard deviations attendees were larger and had grown more, and the share beyond any other's size."""

    size_gap: float
    growth_gap: float
    beyond: float

    @property
    def alike(self) -> bool:
        return max(abs(self.size_gap), abs(self.growth_gap)) <= ALIKE and self.beyond <= BEYOND

    @property
    def apart(self) -> bool:
        """Whether size cannot be held equal: too many attendees have no counterpart."""
        return self.beyond > TOO_MANY_BEYOND


def balance(comparison: Compared) -> Balance | None:
    """None for counts, and where nothing is compared."""
    used = comparison.both_sides()
    if comparison.size is None or not used.any():
        return None
    came, size = comparison.attending[used], comparison.size[used]
    others = size[~came]
    beyond = ((size[came] > others.max() + 0.1) | (size[came] < others.min() - 0.1)).mean()
    return Balance(_gap(size, came), _gap(comparison.foretold[used], came), float(beyond))


def _gap(values: np.ndarray, came: np.ndarray) -> float:
    spread = np.sqrt((values[came].var() + values[~came].var()) / 2)
    return float((values[came].mean() - values[~came].mean()) / spread) if spread > 0 else 0.0
