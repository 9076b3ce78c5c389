"""Did the effect reach those that stayed at home? The attendees' neighbours beside accounts of regencies that sent nobody."""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.compared import Compared, clipped
from jangkau.metrics.meetup.panel import FIRST
from jangkau.metrics.meetup.regression import space_of
from jangkau.metrics.meetup.sample import NOTHING
from jangkau.metrics.meetup.tails import critical, per_cent, ratio, two_sided

LEAST_ACCOUNTS, LEAST_REGENCIES = 5, 2  # elsewhere
UNLIKELY = 0.01
MATTERS = 0.005  # log units
LEAPT, LEAP = 4.0, 0.01  # standard errors and log units by which all of the comparison may not quicken unremarked


@dataclass(frozen=True)
class Spillover:
    """How much more neighbours grew than accounts elsewhere (log); where nobody is elsewhere, how much all quickened.

    elsewhere: comparison accounts in regencies that sent nobody. compared: whether they were enough.
    """

    neighbours: int
    elsewhere: int
    compared: bool
    difference: float
    low: float
    high: float
    clear: bool

    difference_pct = property(lambda self: per_cent(self.difference))


def spillover(comparison: Compared, horizon: int) -> Spillover | None:
    """None where nothing can be said, or the outcome is a count.

    Accounts of the whole province are neither neighbours nor elsewhere: they are left out of this look.
    """
    mine = comparison.both_sides() & ~comparison.attending & comparison.in_regency
    size = comparison.size
    if size is None or not mine.any():
        return None
    accounts = comparison.panel.accounts
    sending = accounts.loc[accounts["came"].astype(bool), "regency_code"]
    near = accounts["regency_code"].isin(sending).to_numpy()[mine]
    places = pd.factorize(accounts["regency_code"].to_numpy()[mine])[0]
    apart = len(np.unique(places[~near])), len(np.unique(places[near]))
    if (~near).sum() >= LEAST_ACCOUNTS and min(apart) >= LEAST_REGENCIES and sum(apart) > 3:
        area = comparison.area[mine] if comparison.by_area(comparison.used) else np.zeros(len(near))
        return _beside_elsewhere(_unexplained(comparison, size[mine], mine), near, places, area)
    return _quickened(comparison, mine, near, horizon)


def _unexplained(comparison: Compared, size: np.ndarray, mine: np.ndarray) -> np.ndarray:
    """The comparison's y less what group and size explain."""
    group = comparison.group[mine]
    y = clipped(comparison.y[mine], group, np.zeros(int(mine.sum()), dtype=bool))
    space = space_of(np.column_stack([group[:, None] == np.unique(group), size - size.mean()]).astype(float))
    return y - space @ (space.T @ y)


def _beside_elsewhere(left: np.ndarray, near: np.ndarray, places: np.ndarray, area: np.ndarray) -> Spillover:
    """A regression over regencies' means, since neighbours are so by the regency; within Bakorwil where they were invited so."""
    sizes = np.bincount(places)
    mean, side, areas = (np.bincount(places, part) / sizes for part in (left, near.astype(float), area.astype(float)))
    root = np.sqrt(sizes)
    space = space_of(root[:, None] * (areas[:, None] == np.unique(areas)))
    d, y = (root * part - space @ (space.T @ (root * part)) for part in (side, mean))
    room, degrees = float((d * d).sum()), len(sizes) - space.shape[1] - 1
    counts = int(near.sum()), int((~near).sum())
    if room < 1 or degrees < 2:
        return Spillover(*counts, False, nan, nan, nan, False)
    difference = float((d * y).sum() / room)
    error = sqrt(float(((y - difference * d) ** 2).sum()) / degrees / room)
    reach = critical(degrees) * error
    clear = two_sided(ratio(difference, error), degrees) < UNLIKELY and abs(difference) > MATTERS
    return Spillover(*counts, True, difference, difference - reach, difference + reach, clear)


def _quickened(comparison: Compared, mine: np.ndarray, near: np.ndarray, horizon: int) -> Spillover:
    """Nobody elsewhere: the comparison's mean weekly step after the meetup beside what it had been."""
    steps = np.diff(comparison.panel.levels[mine], axis=1)
    measured = (~np.isnan(steps)).sum(axis=0)
    middle = np.where(measured >= 0.5 * measured.max(initial=1), np.nansum(steps, axis=0) / np.maximum(measured, 1), np.nan)
    before, after = middle[: -1 - FIRST], middle[-1 - FIRST : horizon - 1 - FIRST]
    before, after = before[~np.isnan(before)], after[~np.isnan(after)]
    counts = int(near.sum()), int((~near).sum()), False
    if len(before) < 12 or not len(after) or before.std() < NOTHING:
        return Spillover(*counts, nan, nan, nan, False)
    gained = horizon * (after.mean() - before.mean())
    error = horizon * before.std(ddof=1) * sqrt(1 / len(after) + 1 / len(before))
    clear = abs(gained) > max(LEAPT * error, LEAP)
    return Spillover(*counts, float(gained), float(gained - 2 * error), float(gained + 2 * error), bool(clear))
