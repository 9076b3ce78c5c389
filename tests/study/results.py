"""What came out of many drawings of one world."""

from collections import Counter
from dataclasses import dataclass
from math import expm1

import numpy as np

from jangkau.metrics.meetup.compared import compared
from jangkau.metrics.meetup.effect import assess
from jangkau.metrics.meetup.inference import estimate
from jangkau.metrics.meetup.long_difference import Window
from tests.study.panels import World

HORIZON = 8


@dataclass(frozen=True)
class Result:
    """Over `seeds` drawings: the truth (log), the estimates' mean, how often the interval held the truth, and verdicts.

    The estimate and its interval are looked at in every drawing, whatever the verdict: refusing must not flatter them.
    """

    seeds: int
    truth: float
    mean: float
    covered: float
    found: float
    verdicts: Counter

    truth_pct = property(lambda self: 100 * expm1(self.truth))
    bias_pp = property(lambda self: 100 * (expm1(self.mean) - expm1(self.truth)))

    def share_of(self, verdict: str) -> float:
        return self.verdicts[verdict] / self.seeds


def studied(world: World, seeds: int) -> Result:
    """Every drawing of a world, answered."""
    effects, covered, found, verdicts = [], 0, 0, Counter()
    for seed in range(seeds):
        panel = world.panel(seed)
        answer = assess(panel, HORIZON)
        verdicts[answer.verdict] += 1
        main = answer.estimate or estimate(compared(panel, Window(HORIZON)).sample(), HORIZON)
        effects.append(main.effect)
        covered += main.low <= world.rise <= main.high
        found += main.found
    return Result(seeds, world.rise, float(np.mean(effects)), covered / seeds, found / seeds, verdicts)


def thin_answers(world: World, seeds: int) -> float:
    """The share of drawings that were refused."""
    refusals = ("not_enough", "no_comparison")
    return float(np.mean([assess(world.panel(seed), HORIZON).verdict in refusals for seed in range(seeds)]))
