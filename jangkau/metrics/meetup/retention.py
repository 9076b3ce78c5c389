"""Not for the ceremony alone: do attending accounts still post at least as often as was their habit?"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.answer import EVERYONE, Group
from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.effect import with_guests
from jangkau.metrics.meetup.guests import cut_at_next, strata
from jangkau.metrics.meetup.inference import Estimate
from jangkau.metrics.meetup.panel import LAST, Panel
from jangkau.metrics.meetup.verdict import estimated, lacking
from jangkau.metrics.survival import kaplan_meier
from jangkau.metrics.warehouse import Warehouse

AFTER = (4, 8, 12)  # weeks
HABIT = range(-12, 0)  # the weeks that make an account's habit, of which
HABIT_KNOWN = 6  # so many must be told
RECENT, RECENT_KNOWN = 4, 3  # weeks over which later posting is averaged, and how many of them must be told
QUIET = 0.5  # of the habit: an account that posts less than this has gone quiet (the curve)


@dataclass(frozen=True)
class Still:
    """How many of the accounts whose posts are told still posted at least as often as their habit, `weeks` after."""

    weeks: int
    role: str
    accounts: int
    still: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, eq=False)
class Retention:
    """Attendees beside the comparison. A description: accounts that come may be those that keep posting anyhow.

    curve: week, role, share (that has not gone quiet until then, Kaplan-Meier), low, high, accounts (still watched).
    differences: attendees less comparison, as a share, where the least numbers are there. exact: False for a
    meetup of which only the month is known; then nothing is told.
    """

    exact: bool
    stills: tuple[Still, ...]
    differences: tuple[Estimate, ...]
    curve: pd.DataFrame
    without_habit: int


def retention(warehouse: Warehouse, event: str, group: Group = EVERYONE, again: bool = False) -> Retention:
    """What became of the posting of those that came. `again`: of those that had come before. Raises EventUnknown."""
    about, every, _ = with_guests(warehouse, event, "posts", max(AFTER), again)
    return kept_posting(cut_at_next(every.only(group.holds(every.accounts))), about.exact)


def kept_posting(panel: Panel, exact: bool = True) -> Retention:
    """The same for a panel of posts whose accounts have their roles."""
    posts = np.expm1(np.column_stack([panel.week(week) for week in (*HABIT, *range(LAST + 1))]))
    habit = _mean(posts[:, : len(HABIT)], HABIT_KNOWN)
    role = panel.accounts["role"].to_numpy()
    usable = (role != "") & (habit > 0) & exact
    later = np.column_stack([_mean(posts[:, len(HABIT) + max(0, k - RECENT) : len(HABIT) + k], RECENT_KNOWN)
                             for k in range(1, LAST + 1)])  # fmt: skip
    still, loud = (np.where(np.isnan(later), np.nan, later >= part * habit[:, None] - 1e-9) for part in (1, QUIET))
    sides = {name: usable & (role == name) for name in ("attendee", "comparison")}
    return Retention(
        exact,
        tuple(_still(weeks, name, still[side, weeks - 1]) for weeks in AFTER for name, side in sides.items()),
        tuple(filter(None, (_difference(panel, still[:, weeks - 1], usable, weeks) for weeks in AFTER))),
        pd.concat([survival(loud[side]).assign(role=name) for name, side in sides.items()], ignore_index=True),
        int(((role == "attendee") & ~(habit > 0)).sum()),
    )


def _mean(weeks: np.ndarray, needed: int) -> np.ndarray:
    """The mean of the told weeks, a value an account; blank where too few are told."""
    measured = (~np.isnan(weeks)).sum(axis=1)
    return np.where(measured >= needed, np.nansum(weeks, axis=1) / np.maximum(measured, 1), np.nan)


def _still(weeks: int, role: str, still: np.ndarray) -> Still:
    measured = still[~np.isnan(still)]
    count = len(measured)
    if not count:
        return Still(weeks, role, 0, 0, None, None, None)
    share = float(measured.mean())
    return Still(weeks, role, count, int(measured.sum()), share, *share_interval(share, count))


def share_interval(share: float, count: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's 95 % interval of a share of `count`.

    >>> [round(end, 3) for end in share_interval(0.5, 20)]
    [0.299, 0.701]
    """
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    reach = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _difference(panel: Panel, still: np.ndarray, usable: np.ndarray, weeks: int) -> Estimate | None:
    group, why = strata(panel.accounts, usable & ~np.isnan(still))
    sample = Compared(panel, still, np.zeros_like(still), group, why).sample()
    return None if lacking(sample) else estimated(sample, weeks)


def survival(still: np.ndarray) -> pd.DataFrame:
    """Kaplan-Meier over accounts x weeks of 1 (still posting), 0 (gone quiet) and blank (not told: no longer watched).

    Columns: week (weeks after), share, low, high (Greenwood) and accounts (watched in that week). Watching begins with the
    first RECENT weeks.
    """
    weeks = np.arange(RECENT, still.shape[1] + 1)
    measured = np.logical_and.accumulate(~np.isnan(still[:, RECENT - 1 :]), axis=1)
    quiet = measured & (still[:, RECENT - 1 :] == 0)
    fell_at = pd.Series(np.where(quiet.any(axis=1), RECENT + quiet.argmax(axis=1), np.nan))
    curve = kaplan_meier(fell_at, pd.Series(RECENT - 1 + measured.sum(axis=1)), weeks)
    curve = curve[curve["at_risk"] > 0]
    left = curve["at_risk"] - curve["ended"]
    variance = (curve["ended"] / (curve["at_risk"] * left.where(left > 0))).fillna(0).cumsum()
    reach = 1.959964 * curve["share"] * np.sqrt(variance)
    return pd.DataFrame({
        "week": curve["at"], "share": curve["share"].astype(float), "low": (curve["share"] - reach).clip(lower=0),
        "high": (curve["share"] + reach).clip(upper=1), "accounts": curve["at_risk"],
    })  # fmt: skip
