"""Between which places a region stands: its rank moves with the few accounts that its number rests on."""

from math import exp, factorial
from zlib import crc32

import numpy as np
import pandas as pd

DRAWS = 1000
LEVEL = 0.9
# How often a thing is counted that is counted once in the mean (Poisson), by a whole number that any of 65,536 is as likely as.
TIMES = np.searchsorted(np.cumsum([exp(-1) / factorial(count) for count in range(8)]), (np.arange(65_536) + 0.5) / 65_536)


def rank_bands(accounts: pd.DataFrame, residents: pd.Series | None = None, middle: bool = False) -> pd.DataFrame:
    """The ranks that each region may have, were its accounts drawn anew.

    `accounts`: code, account, total. `residents` by code, where totals are ranked per resident; `middle`: ranked are medians.
    Each account is counted 0, 1,
    2 or more times by chance (a Poisson bootstrap), so that a region that rests on one account has no certain place. The
    middle nine in ten of the ranks, the one at hand among them. Columns: code, rank_from, rank_to. The values are the seed.
    """
    measured = accounts.dropna(subset="total").sort_values(["code", "account"])
    codes, places = np.unique(measured["code"].to_numpy(dtype=str), return_inverse=True)
    if not len(codes):
        return pd.DataFrame({"code": codes, "rank_from": [], "rank_to": []})
    totals = measured["total"].to_numpy(dtype=float)
    divided = np.ones(len(codes)) if residents is None else residents.reindex(codes).to_numpy(dtype=float)
    random = np.random.default_rng(crc32(totals.tobytes()))
    drawn = TIMES[random.integers(0, len(TIMES), (DRAWS, len(totals)), dtype=np.uint16)]
    times = [drawn, np.ones((1, len(totals)), dtype=int)]  # drawn, and as they are
    if middle:
        values = [_middles(part, places, totals, random) for part in times]
    else:
        starts = np.flatnonzero(np.diff(places, prepend=-1))  # a region's accounts stand together
        values = [np.add.reduceat(part * totals, starts, axis=1) / divided for part in times]
    ranks, own = _ranks(values[0]), _ranks(values[1])[0]
    low, high = np.quantile(ranks, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0, method="nearest")
    return pd.DataFrame(
        {"code": codes, "rank_from": np.minimum(low, own).astype(int), "rank_to": np.maximum(high, own).astype(int)}
    )


def _middles(times: np.ndarray, places: np.ndarray, totals: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Each region's median, for each draw of how often an account counts; where none of its does, any account's at all."""
    medians = np.empty((len(times), places.max() + 1))
    for place in range(medians.shape[1]):
        own = np.flatnonzero(places == place)
        own = own[np.argsort(totals[own])]
        reached, values = np.cumsum(times[:, own], axis=1), totals[own]
        whole = reached[:, -1]
        lower, upper = ((reached >= half[:, None]).argmax(axis=1) for half in ((whole + 1) // 2, whole // 2 + 1))
        medians[:, place] = np.where(whole > 0, (values[lower] + values[upper]) / 2, random.choice(totals, len(times)))
    return medians


def _ranks(values: np.ndarray) -> np.ndarray:
    """The rank of each value within its row, the highest 1; equal values share the better one."""
    return pd.DataFrame(-values).rank(axis=1, method="min").to_numpy()
