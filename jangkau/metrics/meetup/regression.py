"""A regression on attendance with everything else taken out: what an effect, its error and its few-cluster test are made of."""

from dataclasses import dataclass, replace
from math import nan, sqrt

import numpy as np

from jangkau.metrics.meetup.sample import NOTHING, Sample, crossing, group_mean

ROUNDS = 50  # of the Poisson regression, which takes about six
STEEPEST = 30.0  # log odds: beyond it a group without any count would run away


@dataclass(frozen=True, eq=False)
class Fitted:
    """d and y with the nuisance taken out (weighted, of a Poisson regression), the nuisance's own space, and the degrees free.

    organisation: who runs each account, where organisations reach across homes; each is then a cluster too.
    """

    d: np.ndarray
    y: np.ndarray
    space: np.ndarray
    home: np.ndarray
    free: int
    organisation: np.ndarray | None = None

    @property
    def effect(self) -> float:
        return float((self.d * self.y).sum() / (self.d * self.d).sum())

    @property
    def error(self) -> float:
        """CR1 by home; none (nan) with one of them or no degree of freedom, 0 where nothing but rounding is left.

        Where organisations reach across homes: the largest of by home, by organisation and by both (two-way: Cameron, Gelbach
        and Miller 2011; MacKinnon, Nielsen and Webb 2021 take the largest, since the two-way one may come out too small).
        """
        if self.free < 1 or min(int(cluster.max()) for cluster in self.clusters) < 1:
            return nan
        spreads = [self._spread(cluster) for cluster in self.clusters]
        if self.organisation is not None:
            spreads.append(sum(spreads) - self._spread(np.unique(crossing(*self.clusters), return_inverse=True)[1]))
        error = sqrt(max(spreads))
        return error if error > NOTHING else 0.0

    @property
    def influence(self) -> np.ndarray:
        """By how much each account moved the effect, but for what the others did."""
        return self.d * (self.y - self.effect * self.d) / float((self.d * self.d).sum())

    @property
    def clusters(self) -> list[np.ndarray]:
        """What accounts share their good and bad times by."""
        return [self.home] if self.organisation is None else [self.home, self.organisation]

    def _spread(self, cluster: np.ndarray) -> float:
        count = int(cluster.max()) + 1
        moved = np.bincount(cluster, self.influence)
        return count / max(1, count - 1) * (len(self.d) - 1) / self.free * float((moved * moved).sum())

    @property
    def worth(self) -> int:
        """How many homes (or organisations) of one size these are worth: one that holds half of the evidence is not one of forty.

        (The effective number of clusters: Carter, Schnepel and Steigerwald 2017.) The side that has fewer counts: one giant
        that came, or a handful of organisations, is no more for all that stayed away.
        """
        weight = self.d * self.d
        held = [np.bincount(cluster, weight * side) for cluster in self.clusters for side in (self.d > 0, self.d <= 0)]
        return min(int(round(each.sum() ** 2 / (each * each).sum(), 6)) if each.any() else 1 for each in held)

    def cleared(self, values: np.ndarray) -> np.ndarray:
        """Values (columns too) less what the nuisance explains of them."""
        return values - self.space @ (self.space.T @ values)


def space_of(columns: np.ndarray) -> np.ndarray:
    """An orthonormal basis of what columns span; columns that say the same twice count once."""
    length = np.sqrt((columns * columns).sum(axis=0))
    scaled = columns[:, length > NOTHING] / length[length > NOTHING]
    squared, turned = np.linalg.eigh(scaled.T @ scaled)
    varying = squared > 1e-10
    return scaled @ (turned[:, varying] / np.sqrt(squared[varying]))


def fitted(sample: Sample, *more: np.ndarray) -> Fitted:
    """The regression of a sample, with further columns held equal where they are given."""
    if sample.before is not None:
        return poisson(sample)
    return _cleared(sample, sample.y, np.column_stack([sample.nuisance, *more]), np.ones(len(sample.y)))


def fitted_within(sample: Sample) -> Fitted:
    """The same with every home held equal: what befell a home as a whole counts for nothing."""

    def inside(values: np.ndarray) -> np.ndarray:
        return values - group_mean(values, sample.home)

    columns = np.column_stack([inside(column) for column in sample.nuisance.T])
    came = inside(sample.attended.astype(float))
    fit = _cleared(sample, inside(sample.y), columns, np.ones(len(sample.y)), came)
    return replace(fit, free=fit.free - sample.homes)


def _cleared(sample: Sample, y: np.ndarray, nuisance: np.ndarray, weight: np.ndarray, came: np.ndarray | None = None) -> Fitted:
    root = np.sqrt(weight)
    space = space_of(root[:, None] * nuisance)
    attended = sample.attended if came is None else came
    d, y = (values - space @ (space.T @ values) for values in (root * attended, root * y))
    return Fitted(d, y, space, sample.home, len(y) - space.shape[1] - 1, sample.abroad)


def poisson(sample: Sample) -> Fitted:
    """The Poisson regression of counts before and after with an effect for each account (PPML; Wooldridge 1999).

    With two periods the accounts' own effects drop out: of each account's total, the share after is a logit in attendance
    and the group. Its last round is a weighted regression, so that errors and tests are those of any other.
    """
    columns = np.column_stack([sample.attended, sample.nuisance]).astype(float)
    weight, working = _logit(sample, columns)
    return _cleared(sample, working, columns[:, 1:], weight)


def poisson_residuals(sample: Sample) -> np.ndarray:
    """How much more each account counted after than its group's share foretells, were there no effect."""
    total = sample.y + sample.before
    weight, working = _logit(sample, sample.nuisance)
    root = np.sqrt(weight)
    space = space_of(root[:, None] * sample.nuisance)
    return np.where(total > 0, root * (root * working - space @ (space.T @ (root * working))), 0.0)


def _logit(sample: Sample, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights and the working outcome of the last round."""
    total = sample.y + sample.before
    eta = np.zeros(len(total))
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-eta))
        weight = np.maximum(total * share * (1 - share), 1e-12)
        working = eta + (sample.y - total * share) / weight
        root = np.sqrt(weight)
        beta = np.linalg.lstsq(root[:, None] * columns, root * working, rcond=None)[0]
        following = np.clip(columns @ beta, -STEEPEST, STEEPEST)
        if np.abs(following - eta).max(initial=0.0) < 1e-10:
            break
        eta = following
    return weight, working
