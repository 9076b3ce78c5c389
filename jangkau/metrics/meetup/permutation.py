"""Attendance dealt out anew, again and again: how large would the effect have come out by chance?"""

import numpy as np

from jangkau.metrics.meetup.sample import NOTHING, Sample

DRAWS = 999
SEED = 20211204
AT_ONCE = 4_000_000  # random numbers held at a time
MANY = 2_000  # accounts of a group, from which on each draws its own lot: how many attend then varies by chance, and hardly


def permuted(sample: Sample, draws: int = DRAWS, seed: int = SEED) -> float:
    """How often attendance dealt out anew within the groups gives an effect at least as large; whole regencies move whole."""
    chance = np.random.default_rng(seed)
    if sample.whole_regencies:
        observed, drawn = _regencies_dealt(sample, draws, chance)
    else:
        observed, drawn = _accounts_dealt(sample, draws, chance)
    return float((1 + (np.abs(drawn) >= abs(observed) - NOTHING).sum()) / (1 + draws))


def _accounts_dealt(sample: Sample, draws: int, chance: np.random.Generator) -> tuple[float, np.ndarray]:
    """The attendees' summed y (less their groups' means), as it was and as dealt out: the effect but for a constant."""
    within, drawn = sample.within(sample.y), np.zeros(draws)
    for group in range(int(sample.group.max()) + 1):
        members = within[sample.group == group]
        came = int(sample.attended[sample.group == group].sum())
        step = max(1, AT_ONCE // len(members))
        for start in range(0, draws if 0 < came < len(members) else 0, step):
            lots = chance.random((min(step, draws - start), len(members)), dtype=np.float32)
            drawn[start : start + step] += _dealt(lots, members, came)
    return float(within[sample.attended].sum()), drawn


def _dealt(lots: np.ndarray, members: np.ndarray, came: int) -> np.ndarray:
    """The sum over those that the lots fall on, a value a draw."""
    if len(members) >= MANY:
        return (lots < came / len(members)).astype(np.float32) @ members.astype(np.float32)
    return members[np.argpartition(lots, came - 1, axis=1)[:, :came]].sum(axis=1)


def _regencies_dealt(sample: Sample, draws: int, chance: np.random.Generator) -> tuple[float, np.ndarray]:
    """The effect with regencies as a whole attending or not, as it was and as dealt out among them."""
    sizes = np.zeros((int(sample.regency.max()) + 1, int(sample.group.max()) + 1))
    np.add.at(sizes, (sample.regency, sample.group), 1)
    sums = np.bincount(sample.regency, sample.within(sample.y))
    came = np.bincount(sample.regency, sample.attended) > sizes.sum(axis=1) / 2
    order = np.argsort(chance.random((draws, len(came))), axis=1)
    dealt = np.vstack([came, np.take(came, order)]).astype(float)
    spread = dealt @ sizes.sum(axis=1) - ((dealt @ sizes) ** 2 / sizes.sum(axis=0)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        effects = np.where(spread > NOTHING, dealt @ sums / spread, np.inf)
    return float(effects[0]), effects[1:]
