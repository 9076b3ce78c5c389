"""Seperti biasa: the range that holds about nine of ten comparable earlier periods."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd

LOOKED_BACK = 26  # periods before this one, of those that can be compared
FEWEST = 12  # fewer of them are no habit
WIDTH = 1.645  # of a normal curve's middle nine tenths
OUTER = (0.05, 0.95)  # the quantiles that leave a twentieth on either side
SILENT = 0.05  # share of periods with nothing from which nothing is usual
TO_SIGMA = 2.2219  # Qn of a normal curve is its standard deviation divided by this
MAD_TO_SIGMA = 1.4826  # the same of the median deviation from the median
FALSE_ALARMS = 0.09  # of periods in which nothing changed: measured by tests/study/usual.py, written in docs/USUAL_STUDY.md
NOTHING_LEFT = 0.01  # a fall to nothing counts as one to a hundredth: no logarithm is without end


@dataclass(frozen=True)
class UsualRange:
    """What is usual of a change: from low to high, both included."""

    low: float
    high: float

    def side(self, change: float) -> str:
        """Where a change lies: above, below or within."""
        return "above" if change > self.high else "below" if change < self.low else "within"


def usual_change_range(changes: Iterable[float]) -> UsualRange | None:
    """What is usual of changes (shares of one) by those of earlier periods, the newest last; None where too few are known.

    Looked at as ratios: a doubling weighs as much as a halving.
    """
    measured = _known(changes)
    if measured is None:
        return None
    low, high = _middle(np.log(np.maximum(1 + measured, NOTHING_LEFT)))
    return UsualRange(float(np.expm1(low)), float(np.expm1(high)))


def usual_before(changes: pd.Series, week: date | pd.Timestamp, weeks: int = 1) -> UsualRange | None:
    """What is usual of a change in the period of `weeks` weeks whose last Monday is `week`: what every page and line goes by.

    changes: of the periods of one series, by their last Monday, that period and later ones or not among them.
    """
    until = pd.Timestamp(week)
    since = until - timedelta(weeks=weeks * LOOKED_BACK)
    weeks_told = changes.index.to_numpy()  # pages ask this for some hundred series: pandas would take ten times as long
    before = (weeks_told >= since.to_datetime64()) & (weeks_told < until.to_datetime64())
    order = np.argsort(weeks_told[before], kind="stable")
    return usual_change_range(changes.to_numpy(dtype=float)[before][order])


def usual_count_range(differences: Iterable[float]) -> UsualRange | None:
    """The same of differences in a count, to the whole number outside."""
    measured = _known(differences)
    if measured is None:
        return None
    low, high = _middle(measured)
    return UsualRange(float(np.floor(low)), float(np.ceil(high)))


def usual_level_range(counts: Iterable[float]) -> UsualRange | None:
    """What is usual of a count itself, such as posts a week, by those of earlier periods, the newest last.

    Looked at as square roots, in which a count wavers as much when it is large as when it is small (Anscombe 1948). Nothing at
    all is usual only where a twentieth of the periods had nothing: docs/USUAL_STUDY.md.
    """
    measured = _known(counts)
    if measured is None:
        return None
    low, high = np.square(np.maximum(_middle(np.sqrt(measured)), 0)).round(6)  # the root of 3, squared, is less than 3
    silent = float(np.mean(measured == 0)) >= SILENT
    return UsualRange(max(float(np.floor(low)), 0.0 if silent else 1.0), float(np.ceil(high)))


def expected_by_chance(judged: int) -> int:
    """How many of so many would stand out although nothing changed."""
    return round(FALSE_ALARMS * judged)


def _known(values: Iterable[float]) -> np.ndarray | None:
    measured = np.fromiter(values, dtype=float)
    measured = measured[~np.isnan(measured)][-LOOKED_BACK:]
    return measured if len(measured) >= FEWEST else None


@lru_cache
def _pairs(count: int) -> tuple[np.ndarray, np.ndarray]:
    """The places of any two of so many values."""
    return np.triu_indices(count, 1)


def _middle(values: np.ndarray) -> tuple[float, float]:
    """The median, less and more of the spread Qn: a quarter of the gaps between any two is smaller.

    Rousseeuw and Croux 1993. It bears nearly half of wild values as the median of deviations does, but wavers less over few
    periods: with that one the range of twelve let through one period in six.
    """
    first, second = _pairs(len(values))
    gaps = np.sort(np.abs(values[first] - values[second]))
    half = len(values) // 2 + 1
    middle = float(np.median(values))
    spread = TO_SIGMA * gaps[half * (half - 1) // 2 - 1]
    if spread == 0:  # many alike, as among small counts: then how far they lie from the middle
        spread = MAD_TO_SIGMA * float(np.median(np.abs(values - middle)))
    if spread == 0:  # more than half of them the same
        low, high = np.quantile(values, OUTER)
        return float(low), float(high)
    return middle - WIDTH * spread, middle + WIDTH * spread
