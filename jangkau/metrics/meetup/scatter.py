"""Did the comparison scatter as it used to? What lifts a part of the accounts alone drives them apart, whoever registered it."""

from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from jangkau.metrics.meetup.compared import Compared, clipped, held_equal
from jangkau.metrics.meetup.panel import FIRST, homes
from jangkau.metrics.meetup.regression import space_of

PERIODS = 5  # earlier periods as long as the horizon that it is compared with, at the most
FEWEST = 2
PER_HOME = 3.0  # accounts, from which on what whole regencies did is left aside
USUAL, IN_SEASON = 2.5, 0.3  # standard errors of the ratio, beyond which the comparison is disturbed


@dataclass(frozen=True)
class Scatter:
    """How many times as far apart (variance) the comparison grew after as in the periods before, and by how many errors more."""

    ratio: float
    errors: float
    accounts: int

    def disturbed(self, in_season: bool) -> bool:
        """Whether that is too much to be chance; in a season that may lift some kinds of accounts, sooner."""
        return self.errors > (IN_SEASON if in_season else USUAL)


def scatter(comparison: Compared, horizon: int, in_season: bool = False) -> Scatter | None:
    """None where the comparison's past is too short to know. In a season the attendees are looked at as well.

    Elsewhere they are not: an effect that is not alike for all scatters them too.
    """
    sizes = comparison.size
    if sizes is None:
        return None
    used = comparison.both_sides()
    mine = used if in_season else used & ~comparison.attending
    if not mine.any():
        return None
    ends = [_latest(comparison, week)[mine] for week in range(horizon - 1, FIRST, -horizon)][: PERIODS + 2]
    growth = -np.diff(np.array(ends), axis=0)
    periods = 1 + FEWEST
    while periods < len(growth) and np.isfinite(growth[: periods + 1]).all(axis=0).mean() > 0.9:
        periods += 1
    whole = np.isfinite(growth[:periods]).all(axis=0)
    if len(growth) < periods or whole.sum() < 15:
        return None
    seats = np.flatnonzero(mine)[whole]
    apart = _apart(comparison, seats, sizes[seats], growth[:periods, whole])
    return _compared(apart[0], apart[1:])


def _latest(comparison: Compared, week: int) -> np.ndarray:
    value = comparison.panel.week(week).copy()
    for earlier in (week - 1, week - 2):
        value = np.where(np.isnan(value), comparison.panel.week(earlier), value)
    return value


def _apart(comparison: Compared, seats: np.ndarray, size: np.ndarray, growth: np.ndarray) -> np.ndarray:
    """Each period's growth less what group, size and (where they hold accounts enough) home explain."""
    group = 2 * comparison.group[seats] + comparison.attending[seats]
    groups = (group[:, None] == np.unique(group)).astype(float)
    columns = [groups, held_equal(size, group, np.zeros(len(seats)))]
    home = homes(comparison.panel.accounts.iloc[seats])
    if len(seats) / (home.max() + 1) >= PER_HOME:
        columns.append((home[:, None] == np.arange(home.max() + 1)).astype(float))
    drawn_in = np.array([clipped(period, group, comparison.attending[seats]) for period in growth])
    space = space_of(np.column_stack(columns))
    return drawn_in - (drawn_in @ space) @ space.T


def _compared(after: np.ndarray, before: np.ndarray) -> Scatter | None:
    """The mean squares and, by the delta method over accounts, the error of their ratio's logarithm."""
    usual = before.mean(axis=0)
    now = (after - usual) ** 2 / (1 + 1 / len(before))
    then = ((before - usual) ** 2).sum(axis=0) / (len(before) - 1)
    if min(now.mean(), then.mean()) <= 1e-12:
        return None
    parts = now / now.mean() - then / then.mean()
    error = sqrt(float(parts.var(ddof=1)) / len(parts))
    ratio = float(now.mean() / then.mean())
    return Scatter(ratio, log(ratio) / error if error > 0 else 0.0, len(parts))
