"""Classes for a map: how values become steps of the sequential scale, each as many times the last."""

from dataclasses import dataclass
from math import floor, log10

import pandas as pd

STEPS = 6
LEAST_RATIO = 1.25  # between two bounds: closer ones would be a difference of colour without one of meaning


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
    """Classes of equal ratios over the values above zero: twice as much is as many steps further everywhere on the scale.

    Where some lie below zero, those are the first class of their own.
    """
    if (values < 0).any():
        above = classes(values[values > 0]) if (values > 0).any() else Classes((), 0)
        higher = above.bounds if above.steps < STEPS else above.bounds[1:]
        return Classes((0.0, *higher), len(higher) + 2) if above.steps else Classes((), 1)
    positive = values[values > 0]
    if positive.nunique() <= 1:
        return Classes((), 1)
    low, high = float(positive.min()), float(positive.max())
    count = STEPS
    while count > 2 and (high / low) ** (1 / count) < LEAST_RATIO:
        count -= 1
    bounds = sorted({rounded(low * (high / low) ** (place / count)) for place in range(1, count)})
    bounds = [bound for bound in bounds if low <= bound < high]
    return Classes(tuple(bounds), len(bounds) + 1)
