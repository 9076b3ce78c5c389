"""How many to invite: the smallest effect turned around, with the noise of the office's own accounts."""

from dataclasses import dataclass
from datetime import timedelta
from math import log1p, nan, sqrt

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.compared import clipped
from jangkau.metrics.meetup.inference import POWERED
from jangkau.metrics.meetup.long_difference import Window, excess_growth
from jangkau.metrics.meetup.panel import Panel, no_occasion, panel
from jangkau.metrics.meetup.tails import per_cent
from jangkau.metrics.meetup.verdict import ATTENDEES, ATTENDING_REGENCIES, COMPARISON
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import week_to_open, weeks

TARGETS = (2.0, 5.0, 10.0)  # per cent


@dataclass(frozen=True)
class Noise:
    """How far accounts (and regencies as a whole) stray from their trends in `horizon` weeks, as log standard deviations."""

    account: float
    regency: float
    accounts: int
    regencies: int
    horizon: int

    def error(self, attendees: int, regions: int) -> float:
        """The standard error with so many attendees from so many regencies, all other accounts being compared with."""
        among = self.account**2 * (1 / attendees + 1 / (self.accounts - attendees))
        return sqrt(among + self.regency**2 * (1 / regions - 1 / self.regencies))

    def smallest_pct(self, attendees: int, regions: int) -> float:
        """What so many would find four times out of five, in per cent."""
        return per_cent(POWERED * self.error(attendees, regions))


@dataclass(frozen=True)
class Needed:
    """For one effect: how many attendees from how many regencies see it; None where no number of this office's accounts does."""

    effect_pct: float
    attendees: int | None
    regions: int | None
    comparison: int | None


def needed(noise: Noise, targets: tuple[float, ...] = TARGETS) -> tuple[Needed, ...]:
    """The fewest attendees, and of those the fewest regencies; never below what an answer takes at all.

    Assumed: four finds out of five at the 5 % level; attendees spread evenly over their regencies, and chosen from all;
    accounts go on straying as they did; nobody is lost.
    """
    return tuple(_needed(noise, target) for target in targets)


def _needed(noise: Noise, target: float) -> Needed:
    aim = log1p(target / 100) / POWERED
    for attendees in range(ATTENDEES, noise.accounts - COMPARISON + 1):
        widest = min(noise.regencies, attendees)
        if widest >= ATTENDING_REGENCIES and noise.error(attendees, widest) <= aim:
            fewest = next(r for r in range(ATTENDING_REGENCIES, widest + 1) if noise.error(attendees, r) <= aim)
            return Needed(target, attendees, fewest, noise.accounts - attendees)
    return Needed(target, None, None, None)


def noise(quiet: Panel, horizon: int) -> Noise | None:
    """Measured over the last weeks of a panel without a meetup in it; None where fewer than 20 accounts have a past.

    The spread is that of the regencies' accounts; those of the whole province may attend and be compared with like any other.
    """
    y, _, gone = excess_growth(quiet, Window(horizon))
    home = quiet.accounts["regency_code"].notna().to_numpy()
    at_home = (gone == "") & home
    if at_home.sum() < COMPARISON:
        return None
    group = pd.factorize(quiet.accounts["platform"] + quiet.accounts["owner"].astype(str))[0][at_home]
    drawn_in = clipped(y[at_home], group, np.zeros(int(at_home.sum()), dtype=bool))
    left = drawn_in - pd.Series(drawn_in).groupby(group).transform("mean").to_numpy()
    place = pd.factorize(quiet.accounts["regency_code"].to_numpy()[at_home])[0]
    registered = len(home), int(quiet.accounts["regency_code"].nunique())
    return Noise(*_parts(left, place), *registered, horizon)


def _parts(left: np.ndarray, place: np.ndarray) -> tuple[float, float]:
    """The spread of accounts within regencies and of regencies themselves (analysis of variance, unequal sizes)."""
    sizes = np.bincount(place)
    mean = np.bincount(place, left) / sizes
    count, places = len(left), len(sizes)
    if count <= places or places < 2:
        return float(left.std()), 0.0 if places else nan
    within = float(((left - mean[place]) ** 2).sum()) / (count - places)
    between = float((sizes * (mean - left.mean()) ** 2).sum()) / (places - 1)
    typical = (count - (sizes**2).sum() / count) / (places - 1)
    return sqrt(within), sqrt(max(0.0, (between - within) / typical))


def meetup_needed(
    warehouse: Warehouse, province: str | None, horizon: int = 8, targets: tuple[float, ...] = TARGETS
) -> pd.DataFrame:
    """One row: an effect in per cent, and how many it takes to see it with the accounts of this office.

    Columns: effect_pct, attendees, regions, comparison (blank where no number does), registered, regencies, account_sd_pct,
    regency_sd_pct, horizon, until (the Monday of the last week that the noise was measured in).
    """
    last = week_to_open(weeks(warehouse, province)) if province else None
    quiet = None if last is None else panel(warehouse, no_occasion(province, last - timedelta(weeks=horizon - 1)))
    measured = None if quiet is None else noise(quiet, horizon)
    if measured is None:
        return pd.DataFrame(columns=["effect_pct", "attendees", "regions", "comparison"])
    about = {
        "registered": measured.accounts, "regencies": measured.regencies, "account_sd_pct": 100 * measured.account,
        "regency_sd_pct": 100 * measured.regency, "horizon": horizon, "until": last,
    }  # fmt: skip
    return pd.DataFrame([{**vars(row), **about} for row in needed(measured, targets)], dtype=object)
