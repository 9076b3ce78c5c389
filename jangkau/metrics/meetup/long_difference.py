"""The trend-adjusted long difference with a gap: how much more an account grew than its own earlier trend foretold.

y = [L(g+h-1) - L(g-1)] - (h / P) x [L(g-9) - L(g-9-P)], L being log followers and g the meetup's week.
The eight weeks before the meetup are skipped when the trend is measured (the gap), so that a burst is not taken for a trend.
"""

from dataclasses import dataclass

import numpy as np

from jangkau.metrics.meetup.panel import Panel

GAP, LONGEST, SHORTEST = 8, 26, 12  # weeks
CHECKED = 27  # weeks before that the gate takes
BESIDES = 0.01  # the level of its other looks: so that three refuse hardly more than one
SLACK = 2  # weeks by which a missing value may be replaced by an earlier one of the same account, the trend counting the weeks


@dataclass(frozen=True)
class Window:
    """Which weeks are compared: `horizon` weeks after `base`, with a trend of `longest` weeks that ends `gap` weeks before it."""

    horizon: int
    base: int = -1
    gap: int = GAP
    longest: int = LONGEST
    shortest: int = SHORTEST


def gate(weeks_before: int) -> Window | None:
    """The same estimate eight weeks earlier (P = 18). Below 35 weeks before, the gap shrinks; below 27 there is none."""
    gap = min(GAP, weeks_before - CHECKED)
    return None if gap < 0 else Window(8, base=-9, gap=gap, longest=18)


def gates(weeks_before: int) -> tuple[Window, ...]:
    """The gate, and what it hardly sees: what began in the last four weeks, and a trend that had turned within its own weeks."""
    first, bent = gate(weeks_before), Window(12, base=-21, gap=0, longest=14)
    if first is None:
        return ()
    late = Window(4, base=-5, gap=first.gap, longest=22)
    return (first, late, bent) if weeks_before >= GAP + 1 + LONGEST else (first, late)


def excess_growth(panel: Panel, window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The log growth above the account's own trend, the growth that trend foretold, and why where they are blank.

    Why: no_value_before, history_short (no trend of at least `shortest` weeks), no_value_after.
    """
    base, base_week = _latest(panel, window.base)
    end, end_week = _latest(panel, window.base - window.gap)
    start, start_week = _earliest(panel, window.base - window.gap - window.longest, end_week - window.shortest)
    after = _reached(panel, window.base + window.horizon, window.base)
    weeks = window.base + window.horizon - base_week
    with np.errstate(invalid="ignore", divide="ignore"):
        foretold = weeks * (end - start) / (end_week - start_week)
    why = np.select(
        [np.isnan(base), np.isnan(start) | np.isnan(end), np.isnan(after)],
        ["no_value_before", "history_short", "no_value_after"], "",
    )  # fmt: skip
    return after - base - foretold, foretold, why.astype(object)


def _latest(panel: Panel, week: int) -> tuple[np.ndarray, np.ndarray]:
    """The value of a week, else of the nearest of the SLACK weeks before it, and that week."""
    value, weeks = panel.week(week).copy(), np.full(len(panel.levels), float(week))
    for earlier in range(week - 1, week - SLACK - 1, -1):
        blank = np.isnan(value)
        value[blank], weeks[blank] = panel.week(earlier)[blank], earlier
    return value, weeks


def _earliest(panel: Panel, first: int, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first value from a week on that stands no later than `last` (a week an account), and its week."""
    value, weeks = np.full(len(panel.levels), np.nan), np.full(len(panel.levels), np.nan)
    for week in range(first, int(last.max(initial=first)) + 1):
        here = np.isnan(value) & ~np.isnan(panel.week(week)) & (week <= last)
        value[here], weeks[here] = panel.week(week)[here], week
    return value, weeks


def _reached(panel: Panel, week: int, base: int) -> np.ndarray:
    """The value of a week, else the middle of the weeks on its two sides: never across the meetup itself."""
    value = panel.week(week)
    if week - 1 <= base:
        return value
    return np.where(np.isnan(value), (panel.week(week - 1) + panel.week(week + 1)) / 2, value)
