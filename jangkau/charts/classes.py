"""Six classes for a map: how values become steps of the sequential scale, and what each step stands for."""

from dataclasses import dataclass
from math import floor, log10

import pandas as pd

STEPS = 6


@dataclass(frozen=True)
class Classes:
    """Upper bounds of the steps, the last one open; as many steps as `steps`."""

    bounds: tuple[float, ...]
    steps: int

    def step(self, value: float) -> int:
        """The step of the scale, 0 to 5, that a value above zero stands on."""
        place = sum(value > bound for bound in self.bounds)
        return round(place * (STEPS - 1) / max(self.steps - 1, 1)) if self.steps > 1 else STEPS // 2


def rounded(value: float) -> float:
    """A value in two figures, as a reader would choose a bound."""
    if value <= 0:
        return 0.0
    unit = 10.0 ** (floor(log10(value)) - 1)
    return round(value / unit) * unit


def classes(values: pd.Series) -> Classes:
    """Classes that hold about as many regions each, over the values above zero."""
    positive = values[values > 0]
    if positive.nunique() <= 1:
        return Classes((), 1)
    shares = [place / STEPS for place in range(1, STEPS)]
    bounds = sorted({rounded(bound) for bound in positive.quantile(shares)})
    bounds = [bound for bound in bounds if positive.min() <= bound < positive.max()]
    return Classes(tuple(bounds), len(bounds) + 1)
