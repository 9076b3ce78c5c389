"""Where a period will end, with a range whose hits were counted on the office's own past; without them, no range.

The rest of the period is foreseen as so many weeks like the last eight. Past errors of the same forecast, as far ahead, give
the range (split conformal: the 0.9 quantile of their sizes). Whether it holds is tried at past moments whose weeks do not
overlap, each by the errors known by then: what was learnt from is never what is tried.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

RECENT = 8  # weeks that the coming ones are foreseen by
AIMED = 0.9  # of past errors within the range
HELD = 0.8  # of the forecasts tried that must have hit, or no range is shown
FEWEST_ERRORS = 12  # known by a moment, and at least twice as many as weeks ahead
FEWEST_TRIED = 10  # forecasts that do not overlap: with fewer nobody can tell whether the range holds


@dataclass(frozen=True)
class Forecast:
    """The rest of a period. low and high are None where the range was not shown to hold: `lacking` is few or missed."""

    rest: float
    low: float | None
    high: float | None
    tried: int
    hit: int
    lacking: str | None = None


@dataclass(frozen=True)
class Manner:
    """How what was foreseen is held against what came: by their ratio (counts) or their difference (rates)."""

    error: Callable[[float, float], float]
    moved: Callable[[float, float], float]


RATIO = Manner(lambda came, foreseen: math.log(came / foreseen), lambda foreseen, by: foreseen * math.exp(by))
DIFFERENCE = Manner(lambda came, foreseen: came - foreseen, lambda foreseen, by: foreseen + by)


def forecast(weeks: np.ndarray, ahead: int, manner: Manner) -> Forecast | None:
    """What the coming weeks will add up to, from all so far (oldest first, unknown as NaN); None without eight known ones."""
    foreseen = rest(weeks, len(weeks), ahead)
    if foreseen is None:
        return None
    errors = past_errors(weeks, ahead, manner)
    tried, hit = tries(errors, len(weeks), ahead)
    width = range_of(errors, len(weeks), ahead)
    lacking = "few" if width is None or tried < FEWEST_TRIED else "missed" if hit < HELD * tried else None
    if lacking or width is None:
        return Forecast(foreseen, None, None, tried, hit, lacking)
    return Forecast(foreseen, manner.moved(foreseen, -width), manner.moved(foreseen, width), tried, hit)


def rest(weeks: np.ndarray, until: int, ahead: int) -> float | None:
    """What `ahead` weeks after the first `until` would add up to, were they like the last eight."""
    recent = weeks[max(0, until - RECENT) : until]
    return None if len(recent) < RECENT or np.isnan(recent).any() else float(ahead * recent.mean())


def past_errors(weeks: np.ndarray, ahead: int, manner: Manner) -> dict[int, float]:
    """By the moment of each past forecast (how many weeks were known): how far what came lay from it."""
    errors = {}
    for until in range(RECENT, len(weeks) - ahead + 1):
        foreseen, came = rest(weeks, until, ahead), weeks[until : until + ahead]
        if foreseen is not None and not np.isnan(came).any() and (manner is DIFFERENCE or (foreseen > 0 and came.sum() > 0)):
            errors[until] = manner.error(float(came.sum()), foreseen)
    return errors


def range_of(errors: dict[int, float], until: int, ahead: int) -> float | None:
    """How far from a forecast nine of ten lay, by the errors that were known at a moment; None where they are too few."""
    known = sorted(abs(error) for moment, error in errors.items() if moment + ahead <= until)
    if len(known) < max(FEWEST_ERRORS, 2 * ahead):
        return None
    return known[min(len(known), math.ceil(AIMED * (len(known) + 1))) - 1]


def tries(errors: dict[int, float], until: int, ahead: int) -> tuple[int, int]:
    """How many past forecasts with a range could be tried, none overlapping another, and how many hit."""
    tried = hit = 0
    for moment in range(until - ahead, 0, -ahead):
        width = range_of(errors, moment, ahead)
        if width is not None and moment in errors:
            tried, hit = tried + 1, hit + (abs(errors[moment]) <= width)
    return tried, hit
