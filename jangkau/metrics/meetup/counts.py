"""Posts and interactions: counts, whose weeks are too few to take a logarithm of, so means of weeks are compared."""

import numpy as np

from jangkau.metrics.meetup.long_difference import Window
from jangkau.metrics.meetup.panel import Panel

BEFORE, BEFORE_KNOWN = 12, 6  # weeks that make an account's habit, of which so many must be told
AFTER, AFTER_KNOWN = 4, 3  # weeks up to the horizon


def counted_before_and_after(panel: Panel, window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The weekly mean after (of the last four weeks up to the horizon), the mean before, and why where they are blank.

    Why: history_short, no_value_after, no_counts (nothing at all in either).
    """
    last = window.base + window.horizon
    first = max(window.base + 1, last - AFTER + 1)
    before = mean_of(panel, range(window.base - BEFORE + 1, window.base + 1), BEFORE_KNOWN)
    after = mean_of(panel, range(first, last + 1), min(AFTER_KNOWN, last - first + 1))
    why = np.select(
        [np.isnan(before), np.isnan(after), before + after == 0], ["history_short", "no_value_after", "no_counts"], ""
    )
    return after, before, why.astype(object)


def mean_of(panel: Panel, weeks: range, needed: int) -> np.ndarray:
    """The mean count of the told weeks, a value an account; blank where too few are told."""
    counts = np.expm1(np.column_stack([panel.week(week) for week in weeks]))
    weeks_counted = (~np.isnan(counts)).sum(axis=1)
    return np.where(weeks_counted >= needed, np.nansum(counts, axis=1) / np.maximum(weeks_counted, 1), np.nan)
