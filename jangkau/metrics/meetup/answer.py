"""The answer about one meetup, and about whom it is."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.examined import Examined
from jangkau.metrics.meetup.inference import Estimate
from jangkau.metrics.meetup.panel import INVENTED, Occasion
from jangkau.metrics.meetup.shocks import Shock
from jangkau.metrics.meetup.tails import per_cent
from jangkau.metrics.meetup.verdict import Reason


@dataclass(frozen=True)
class Group:
    """Part of the accounts: an owner, a platform, a Bakorwil (attendees of it, beside the whole province). None means all."""

    owner: str | None = None
    platform: str | None = None
    bakorwil: str | None = None

    def holds(self, accounts: pd.DataFrame) -> np.ndarray:
        """Whether each account is of the group, or may be compared with it."""
        mask = np.ones(len(accounts), dtype=bool)
        for column in ("owner", "platform"):
            if wanted := getattr(self, column):
                mask &= (accounts[column] == wanted).to_numpy()
        if self.bakorwil:
            mask &= ((accounts["bakorwil"] == self.bakorwil) | ~accounts["came"]).to_numpy(bool)
        return mask


EVERYONE = Group()


@dataclass(frozen=True)
class Stated:
    """What the verdict allows to state, in per cent: an interval, and under `effect` the effect itself."""

    effect_pct: float | None
    low_pct: float
    high_pct: float


@dataclass(frozen=True, eq=False)
class MeetupEffect:
    """The answer for one meetup, outcome and horizon. Numbers that the verdict does not allow are not there.

    estimates: the horizons of HORIZONS and the one asked for, where their numbers suffice; empty unless effect or unsure.
    low, high (log): the 95 % interval of the verdict's sentence; wider than the estimate's own where another way of
    estimating (same_growth, without_shocks) does not bear it out. seen: the accounts with role, why (of those left out)
    and y. outsiders: those that came from outside the panel. group, again: of whom it was asked.
    """

    outcome: str
    horizon: int
    verdict: str
    reasons: tuple[Reason, ...]
    comparison: Compared
    n_attendees: int
    n_comparison: int
    n_regencies: int
    weeks_before: int
    weeks_after: int
    mde_pct: float | None = None
    estimates: tuple[Estimate, ...] = ()
    placebo: Estimate | None = None
    shocks: tuple[Shock, ...] = ()
    same_growth: Estimate | None = None
    without_shocks: Estimate | None = None
    low: float | None = None
    high: float | None = None
    occasion: Occasion = INVENTED
    outsiders: pd.DataFrame = field(default_factory=pd.DataFrame)
    examined: Examined = field(default_factory=Examined)
    group: Group = EVERYONE
    again: bool = False

    @property
    def spacing(self) -> int | None:
        """How many weeks lie between two totals, where they are too rare to be compared by the week."""
        return next((reason.have for reason in self.reasons if reason.code == "spacing"), None)

    @property
    def estimate(self) -> Estimate | None:
        """The estimate at the horizon asked for."""
        return next((estimate for estimate in self.estimates if estimate.horizon == self.horizon), None)

    @property
    def stated(self) -> Stated | None:
        """What the verdict's sentence tells; None where the verdict allows no number."""
        main = self.estimate
        if main is None or self.low is None or self.high is None:
            return None
        effect = main.effect_pct if self.verdict == "effect" else None
        return Stated(effect, per_cent(self.low), per_cent(self.high))

    @property
    def placebo_p(self) -> float | None:
        """The gate's p-value, the larger of its two: below 0.05 attendees were already diverging. None: not checked."""
        return max(self.placebo.p_cluster, self.placebo.p_permutation) if self.placebo else None
