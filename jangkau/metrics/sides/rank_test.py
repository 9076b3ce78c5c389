"""Whether two sides differ by more than noise: ranks within platforms, against chance."""

from dataclasses import dataclass
from functools import lru_cache
from math import erfc, sqrt

import numpy as np

MANY = 60  # accounts: from there on the normal curve stands for the shuffles
SHUFFLES = 4000
DISCOVERY = 0.10  # of many regencies said to differ, about one in ten may be chance


@dataclass(frozen=True)
class Stratum:
    """The values of both sides on one platform."""

    government: np.ndarray
    community: np.ndarray

    @property
    def sizes(self) -> tuple[int, int]:
        """How many accounts of each side."""
        return len(self.government), len(self.community)


def chance(strata: list[Stratum]) -> tuple[float, int]:
    """How likely ranks so far apart are where there is no difference, and which way they point (1: the community's are higher).

    The stratified Wilcoxon test of van Elteren: accounts are ranked within their platform, the ranks' sums weighted by one over
    the platform's accounts plus one. Giants weigh no more than their rank. Few accounts: owners are shuffled within platforms,
    4,000 times, the same shuffles for all that is compared; many: the normal curve, corrected for ties.
    """
    ranked = [(_ranks(stratum), stratum.sizes) for stratum in strata]
    apart = sum(_apart(ranks[sizes[0] :], ranks, sizes[1]) for ranks, sizes in ranked)
    way = int(np.sign(round(apart, 9)))
    if sum(len(ranks) for ranks, _ in ranked) > MANY:
        spread = sum(_variance(ranks, sizes) for ranks, sizes in ranked)
        return (erfc(abs(apart) / sqrt(2 * spread)) if spread > 0 else 1.0), way
    return _shuffled(ranked, abs(apart)), way


def _ranks(stratum: Stratum) -> np.ndarray:
    """The ranks of a platform's accounts, government first; equal values share one."""
    values = np.concatenate([stratum.government, stratum.community])
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[places]


def _apart(ranks_of_side: np.ndarray, ranks: np.ndarray, count: int) -> float:
    """A side's weighted sum of ranks, less what chance would give it."""
    return float((ranks_of_side.sum() - count * (len(ranks) + 1) / 2) / (len(ranks) + 1))


def _variance(ranks: np.ndarray, sizes: tuple[int, int]) -> float:
    """The variance of _apart where the owners are chance."""
    n = len(ranks)
    return float(sizes[0] * sizes[1] * ranks.var(ddof=1) / n / (n + 1) ** 2)


def _shuffled(ranked: list, apart: float) -> float:
    """The share of shuffles that lie as far apart, the one at hand among them."""
    sums = np.zeros(SHUFFLES)
    for place, (ranks, sizes) in enumerate(ranked):
        fewer = min(sizes)  # the same shuffles whichever side is called which
        drawn = np.sort(ranks).astype(np.float32) @ (_shuffles(len(ranks)) < fewer).astype(np.float32)
        sign = 1 if fewer == sizes[1] else -1
        # platforms of one size have the same shuffles: moved on, so that no two of a platform stand beside the same of another
        sums += np.roll(sign * (drawn - fewer * (len(ranks) + 1) / 2) / (len(ranks) + 1), place * SHUFFLES // MANY)
    return float((1 + (np.abs(sums) >= apart - 1e-6).sum()) / (1 + SHUFFLES))


@lru_cache
def _shuffles(count: int) -> np.ndarray:
    """The place of each of so many accounts (a row) in each shuffle (a column)."""
    random = np.random.default_rng(count)
    places = np.zeros((count, SHUFFLES), dtype=np.int8)
    for more in range(count):
        taken = random.integers(0, more + 1, SHUFFLES, dtype=np.int8)
        places[:more] += places[:more] >= taken  # one more takes a place by chance, and all from there on move up
        places[more] = taken
    return places


def beyond_chance(chances: list[float | None]) -> list[bool]:
    """Which of many differences stand out, at a false-discovery rate of one in ten (Benjamini and Hochberg); None never does."""
    tested = sorted(chance for chance in chances if chance is not None)
    limits = [chance for place, chance in enumerate(tested, 1) if chance <= DISCOVERY * place / len(tested)]
    return [chance is not None and bool(limits) and chance <= limits[-1] for chance in chances]
