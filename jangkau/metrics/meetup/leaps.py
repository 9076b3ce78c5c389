"""Leaps that are no growth: followers bought within a week, and a purge that a platform makes of many accounts at once."""

from dataclasses import dataclass, replace

import numpy as np

from jangkau.metrics.meetup.long_difference import GAP, LONGEST
from jangkau.metrics.meetup.panel import FIRST, Panel

LEAP = np.log(1.2)  # within one week, beyond what the side's middle account did
LIVELY = 8.0  # times the usual step, where accounts of the panel are that lively
DROP, DROPS = np.log(1.03), 6.0  # what a purge takes at the least, and in usual steps
PURGED, PURGED_SHARE = 3, 0.03  # accounts that drop in the same week make it a purge
MAD = 1.4826  # the normal distribution's standard deviation in median absolute deviations


@dataclass(frozen=True)
class Leaps:
    """How many accounts leapt (of them attendees), and how many a purge hit, in which weeks (counted from the meetup's)."""

    leapt: int = 0
    leapt_attendees: int = 0
    purged: int = 0
    purged_attendees: int = 0
    purge_weeks: tuple[int, ...] = ()


def without_leaps(panel: Panel, horizon: int) -> tuple[Panel, Leaps]:
    """The panel whose leaping and purged accounts have no role any more (why: leap, purged), and what was found."""
    if panel.outcome != "followers" or panel.accounts.empty:
        return panel, Leaps()
    role = panel.accounts["role"].to_numpy()
    beyond, usual = _steps(panel, horizon, role)
    hit, weeks = _purged(beyond, usual)
    purged = hit & (role != "")
    leapt = (np.abs(beyond) > max(LEAP, LIVELY * usual)).any(axis=1) & (role != "") & ~purged
    attendee = role == "attendee"
    leaps = Leaps(int(leapt.sum()), int((leapt & attendee).sum()), int(purged.sum()), int((purged & attendee).sum()), weeks)
    why = np.select([leapt, purged], ["leap", "purged"], panel.accounts["why"])
    return replace(panel, accounts=panel.accounts.assign(role=np.where(leapt | purged, "", role), why=why)), leaps


def _steps(panel: Panel, horizon: int, role: np.ndarray) -> tuple[np.ndarray, float]:
    """Each account's weekly steps beyond its side's middle one (nought where not told), and the usual size of one."""
    first = -(1 + GAP + LONGEST) - FIRST
    levels = panel.levels[:, first : horizon - FIRST]
    seats = np.maximum.accumulate(np.where(np.isnan(levels), 0, np.arange(levels.shape[1])), axis=1)
    steps = np.diff(np.take_along_axis(levels, seats, axis=1), axis=1)
    beyond = np.zeros_like(steps)
    for side in np.unique(role):
        mine = role == side
        with np.errstate(invalid="ignore"):
            beyond[mine] = steps[mine] - _middle(steps[mine])
    new = ~np.isnan(levels[:, 1:]) & ~np.isnan(beyond)
    usual = MAD * float(np.median(np.abs(beyond[new]))) if new.any() else 0.0
    return np.where(new, beyond, 0.0), usual


def _middle(steps: np.ndarray) -> np.ndarray:
    """The median of each week, 0 where nobody tells of it."""
    measured = ~np.isnan(steps)
    return np.array(
        [np.median(week[measured]) if measured.any() else 0.0 for week, measured in zip(steps.T, measured.T, strict=True)]
    )


def _purged(beyond: np.ndarray, usual: float) -> tuple[np.ndarray, tuple[int, ...]]:
    """Which accounts dropped in a week in which many did, and those weeks."""
    dropped = beyond < -max(DROP, DROPS * usual)
    many = dropped.sum(axis=0) >= max(PURGED, PURGED_SHARE * len(beyond))
    first = -(GAP + LONGEST)
    return (dropped & many).any(axis=1), tuple(int(week) + first for week in np.flatnonzero(many))
