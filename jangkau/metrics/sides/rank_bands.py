"""Which differences are more than noise, and the ranks that may honestly be told apart."""

from zlib import crc32

import numpy as np
import pandas as pd

DRAWS = 1000
LEVEL = 0.95
FEWEST = 3  # accounts: a median of fewer says nothing about its own noise


def drawn_medians(values: np.ndarray, draws: int = DRAWS) -> np.ndarray:
    """Bootstrap medians of the values, `draws` of them.

    A bootstrap sample's median is an order statistic of uniform numbers looked up among the sorted values, so it is drawn
    as such (Beta) at the same cost for 5 accounts as for 20,000. The values themselves are the seed: the same data give
    the same answer on either side, in any order.
    """
    ordered = np.sort(np.asarray(values, dtype=float))
    n = len(ordered)
    random = np.random.default_rng(crc32(ordered.tobytes()))
    below = (n + 1) // 2
    low = random.beta(below, n + 1 - below, draws)
    high = low if n % 2 else low + (1 - low) * random.beta(1, n - below, draws)
    looked_up = [ordered[np.minimum((place * n).astype(int), n - 1)] for place in (low, high)]
    return (looked_up[0] + looked_up[1]) / 2


def difference(first: np.ndarray, second: np.ndarray) -> tuple[float, float] | None:
    """The interval that holds 95% of the differences between two sides' medians (second - first); None where too few."""
    if min(len(first), len(second)) < FEWEST:
        return None
    return interval(drawn_medians(second) - drawn_medians(first))


def interval(draws: np.ndarray) -> tuple[float, float]:
    """The middle 95% of the draws."""
    low, high = np.quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def rank_bands(places: pd.Series, draws: list[np.ndarray | None]) -> pd.DataFrame:
    """Ranks from the highest, shared by all that cannot be told from the first of their band.

    Takes values sorted from the highest, and each one's bootstrap draws (None: too few accounts, which can be told from
    nobody and stays in the band it falls into). Columns, in the same index: band (1 is the highest), rank_from, rank_to.
    """
    bands: list[int] = []
    first: np.ndarray | None = None
    for drawn in draws:
        apart = first is not None and drawn is not None and interval(first - drawn)[0] > 0
        bands.append(bands[-1] + apart if bands else 1)
        first = drawn if first is None or apart else first
    banded = pd.DataFrame({"band": pd.Series(bands, index=places.index, dtype=int)})
    order = pd.Series(range(1, len(places) + 1), index=places.index)
    grouped = order.groupby(banded["band"])
    return banded.assign(rank_from=grouped.transform("min"), rank_to=grouped.transform("max"))
