"""Attendance dealt out anew, again and again: how large would the effect have come out by chance?"""

from math import sqrt

import numpy as np

from jangkau.metrics.meetup.regression import fitted, poisson_residuals, space_of
from jangkau.metrics.meetup.sample import NOTHING, Sample, group_mean

DRAWS = 999
SEED = 20211204
AT_ONCE = 4_000_000  # random numbers held at a time
MANY = 2_000  # accounts of a group, from which on each draws its own lot: how many attend then varies by chance, and hardly


def permuted(sample: Sample, draws: int = DRAWS, seed: int = SEED) -> float:
    """How often attendance dealt out anew within the groups gives an effect at least as large.

    What came whole moves whole: homes, organisations; where both did, the one that chance explains more by.
    """
    chance = np.random.default_rng(seed)
    units = [sample.home] if sample.whole_regencies else []
    units += [sample.organisation] if sample.organisation is not None and sample.whole_organisations else []
    dealt = [_units_dealt(sample, unit, draws, chance) for unit in units] or [_accounts_dealt(sample, draws, chance)]
    return max(float((1 + (np.abs(drawn) >= abs(observed) - NOTHING).sum()) / (1 + draws)) for observed, drawn in dealt)


def unexplained(sample: Sample) -> np.ndarray:
    """What of y neither the group nor what is held equal besides explains, attendance left aside."""
    if sample.before is not None:
        return poisson_residuals(sample)
    space = space_of(sample.nuisance)
    return sample.y - space @ (space.T @ sample.y)


def _accounts_dealt(sample: Sample, draws: int, chance: np.random.Generator) -> tuple[float, np.ndarray]:
    """The attendees' summed y (less their cells' means), as it was and as dealt out: the effect but for a constant.

    Attendance that goes with what is held equal has less room of its own than attendance dealt out: the sum as it was is
    stretched by as much.
    """
    cell = sample.group if sample.cell is None else sample.cell
    left = unexplained(sample)
    left, drawn = left - group_mean(left, cell), np.zeros(draws)
    for number in range(int(cell.max()) + 1):
        members = left[cell == number]
        came = int(sample.attended[cell == number].sum())
        step = max(1, AT_ONCE // len(members))
        for start in range(0, draws if 0 < came < len(members) else 0, step):
            lots = chance.random((min(step, draws - start), len(members)), dtype=np.float32)
            drawn[start : start + step] += _dealt(lots, members, came)
    return _stretch(sample, cell) * float(left[sample.attended].sum()), drawn


def _stretch(sample: Sample, cell: np.ndarray) -> float:
    if sample.before is not None or not sample.beside.shape[1]:
        return 1.0
    d = sample.attended - group_mean(sample.attended.astype(float), cell)
    room = float((fitted(sample).d ** 2).sum())
    return sqrt(max(1.0, float((d * d).sum()) / room)) if room > NOTHING else 1.0


def _dealt(lots: np.ndarray, members: np.ndarray, came: int) -> np.ndarray:
    """The sum over those that the lots fall on, a value a draw."""
    if len(members) >= MANY:
        return (lots < came / len(members)).astype(np.float32) @ members.astype(np.float32)
    return members[np.argpartition(lots, came - 1, axis=1)[:, :came]].sum(axis=1)


def _units_dealt(sample: Sample, unit: np.ndarray, draws: int, chance: np.random.Generator) -> tuple[float, np.ndarray]:
    """The effect with homes or organisations as a whole attending or not, as it was and as dealt out among them."""
    sizes = np.zeros((int(unit.max()) + 1, int(sample.group.max()) + 1))
    np.add.at(sizes, (unit, sample.group), 1)
    sums = np.bincount(unit, unexplained(sample))
    came = np.bincount(unit, sample.attended) > sizes.sum(axis=1) / 2
    effects = [_effects_of(came[None, :], sizes, sums)]
    step = max(1, AT_ONCE // len(came))
    for start in range(0, draws, step):
        order = np.argsort(chance.random((min(step, draws - start), len(came))), axis=1)
        effects.append(_effects_of(np.take(came, order), sizes, sums))
    return float(effects[0][0]), np.concatenate(effects[1:])


def _effects_of(dealt: np.ndarray, sizes: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """The effect of each dealing (units that came, a row each), given the units' sizes by group and their summed y."""
    dealt = dealt.astype(float)
    spread = dealt @ sizes.sum(axis=1) - ((dealt @ sizes) ** 2 / sizes.sum(axis=0)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(spread > NOTHING, dealt @ sums / spread, np.inf)
