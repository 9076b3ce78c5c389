"""What came out of many drawings of one world."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import expm1, nan

import numpy as np

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.effect import assess
from jangkau.metrics.meetup.seasons import Season
from tests.study.panels import World

HORIZON = 8
RAMADAN = Season("ramadan-2022", "ramadan", "Ramadan 1443 H", date(2022, 4, 3), date(2022, 5, 1), "day", 1, 5)


@dataclass(frozen=True)
class Result:
    """Over `seeds` drawings: the truth (log) and what each answer said of it.

    bias and covered are over the answers that told an interval (effect or unsure); a drawing without one is a refusal.
    """

    seeds: int
    truth: float
    effects: tuple[float, ...]
    intervals: tuple[tuple[float, float], ...]
    verdicts: Counter
    reasons: Counter

    truth_pct = property(lambda self: 100 * expm1(self.truth))

    @property
    def bias_pp(self) -> float:
        """The mean of what was estimated, less the truth, in percentage points."""
        return 100 * (float(np.mean(np.expm1(self.effects))) - expm1(self.truth)) if self.effects else nan

    @property
    def covered(self) -> float:
        """The share of told intervals that hold the truth."""
        return float(np.mean([low <= self.truth <= high for low, high in self.intervals])) if self.intervals else nan

    @property
    def refused(self) -> float:
        """The share of drawings without an answer."""
        return (self.seeds - self.verdicts["effect"] - self.verdicts["unsure"]) / self.seeds

    def share_of(self, verdict: str) -> float:
        return self.verdicts[verdict] / self.seeds


def answered(world: World, seed: int) -> MeetupEffect:
    """The answer to one drawing, with a Ramadan in the calendar where the world has one."""
    season = (RAMADAN,) if world.trouble and world.trouble.season else ()
    return assess(world.panel(seed), HORIZON, calendar=season, beside=())


def studied(world: World, seeds: int) -> Result:
    """Every drawing of a world, answered."""
    answers = [answered(world, seed) for seed in range(seeds)]
    measured = [answer for answer in answers if answer.stated]
    return Result(
        seeds, world.rise, tuple(middle(answer) for answer in measured), tuple((answer.low, answer.high) for answer in measured),
        Counter(answer.verdict for answer in answers),
        Counter(reason.code for answer in answers for reason in answer.reasons),
    )  # fmt: skip


def middle(answer: MeetupEffect) -> float:
    """The effect where one is stated, else the middle of the interval that is told in its place."""
    return answer.estimate.effect if answer.verdict == "effect" else (answer.low + answer.high) / 2


def refused_share(world: World, seeds: int) -> float:
    """The share of drawings that were refused."""
    return float(np.mean([not answered(world, seed).stated for seed in range(seeds)]))
