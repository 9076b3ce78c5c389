"""Other ways of estimating the same: what a cause that is not the meetup would turn is estimated without it."""

from collections.abc import Iterator
from dataclasses import replace
from math import sqrt

import numpy as np

from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.inference import Estimate, estimated_by
from jangkau.metrics.meetup.lost import lost_accounts
from jangkau.metrics.meetup.regression import Fitted, fitted, fitted_within
from jangkau.metrics.meetup.sample import NOTHING, Sample
from jangkau.metrics.meetup.tails import ratio, two_sided
from jangkau.metrics.meetup.verdict import lacking

ROOM = 0.5  # of attendance's variance: with less of it within regencies these cannot be compared by themselves
UNLIKELY, NEARBY = 0.01, 0.05  # the levels at which regencies, and siblings, differ by more than chance
SIBLINGS = 5  # comparison accounts of organisations that sent someone
FREAKS, DRAWN_IN = 3, 0.1  # attendees, and of all of them: more that were drawn in are no freaks, but a part of them


def other_ways(comparison: Compared, sample: Sample, horizon: int) -> Iterator[tuple[str, tuple[Estimate, ...], bool]]:
    """Each way that can be gone: its reason's code, its estimates, and whether they differ by more than chance.

    Of counts there is none: these ways are those of a linear regression.
    """
    if sample.before is not None:
        return
    whole, seats = fitted(sample), np.flatnonzero(comparison.both_sides())
    within = fitted_within(sample)
    if within.free > 0 and (within.d**2).sum() > max(NOTHING, ROOM * (whole.d**2).sum()):
        yield "regencies_differ", (estimated_by(within, sample, horizon),), differ(whole, within, sample.home, UNLIKELY)
    away = ~siblings(comparison)
    if (~away[seats]).sum() >= SIBLINGS and not lacking(far := comparison.sample(away)):
        alone, apart = comparison.both_sides(away)[seats], fitted(far)
        room = (apart.d**2).sum() > ROOM * (whole.d**2).sum()
        differs = differ(whole, apart, sample.home, NEARBY if room else UNLIKELY, alone)
        if room or differs:  # too few may fail to find what is there
            yield "siblings", (estimated_by(apart, far, horizon),), differs
    raw = replace(sample, y=comparison.y[seats])
    drawn_in, as_it_was = (raw.y != sample.y)[sample.attended], fitted(raw)
    if drawn_in.sum() > max(FREAKS, DRAWN_IN * len(drawn_in)) and abs(as_it_was.effect - whole.effect) > whole.error:
        yield "uneven", (estimated_by(as_it_was, raw, horizon),), True
    yield from ((("lost_many", ends, False),) if (ends := at_worst(comparison, horizon)) else ())


def siblings(comparison: Compared) -> np.ndarray:
    """The comparison accounts of an organisation that sent someone: who came may run them too."""
    accounts = comparison.panel.accounts
    if "organisation" not in accounts:
        return np.zeros(len(accounts), dtype=bool)
    sent = accounts.loc[accounts["came"].astype(bool), "organisation"].dropna()
    return accounts["organisation"].isin(sent).to_numpy() & ~comparison.attending


def differ(one: Fitted, other: Fitted, home: np.ndarray, level: float, kept: np.ndarray | None = None) -> bool:
    """Whether two estimates from the same accounts (the other from those kept) lie further apart than by chance, by home."""
    apart = one.influence
    apart[slice(None) if kept is None else kept] -= other.influence
    spread = np.bincount(home, apart)
    homes = len(spread)
    error = sqrt(homes / max(1, homes - 1) * float((spread * spread).sum()))
    return homes > 2 and two_sided(ratio(one.effect - other.effect, error), homes - 1) < level


def at_worst(comparison: Compared, horizon: int) -> tuple[Estimate, ...]:
    """The effect were those that stopped telling the worst of one side and the best of the other, and the other way round.

    (Bounds by filling in: Horowitz and Manski 2000, with the ends of what was measured.) Empty where hardly any stopped.
    """
    gone = (comparison.why == "no_value_after") & (comparison.panel.accounts["role"] != "").to_numpy()
    used, sides = comparison.both_sides(), (comparison.attending, ~comparison.attending)
    if not lost_accounts(comparison).many:
        return ()
    clipped = comparison.y.copy()
    clipped[used] = comparison.sample().y
    filled = []
    for ends in ((np.min, np.max), (np.max, np.min)):
        y = clipped.copy()
        for side, end in zip(sides, ends, strict=True):
            y[gone & side] = end(clipped[used & side])
        whole = replace(comparison.among(used | gone), y=y).sample()
        filled.append(estimated_by(fitted(whole), whole, horizon))
    return tuple(filled)
