"""Community against government, within each platform first: how far apart, and whether that is more than noise."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.rank_test import Stratum, chance
from jangkau.warehouse.vocabulary import SIDES

FEWEST = 3  # accounts of a side on the platforms that both are on: below it nothing is said
LEVEL = 0.05
SMALLEST = 10  # a number of times is only said of an amount as high as this: 3 of 0,002 is no finding


@dataclass(frozen=True)
class Gap:
    """Each side's middle account, worked out within every platform that both are on, and averaged alike for both sides.

    accounts: how many of each side that rests on. chance: how likely so wide a gap is where there is none; None where a side
    has fewer than 3 accounts. leader: the side that is clearly ahead, None where neither is.
    """

    government: float
    community: float
    share: bool
    accounts: tuple[int, int]
    platforms: tuple[str, ...]
    chance: float | None = None
    leader: str | None = None

    @property
    def clear(self) -> bool | None:
        """Whether one side is ahead by more than noise; None where the accounts are too few to say."""
        return None if self.chance is None else self.leader is not None

    @property
    def higher(self) -> str | None:
        """The side with the higher middle account, clear or not; None where they are equal."""
        return None if self.government == self.community else SIDES[self.community > self.government]

    @property
    def times(self) -> float | None:
        """How many times the lower side the higher one is; only of amounts, where clear and the lower one is no handful."""
        low, high = sorted((self.government, self.community))
        return high / low if self.leader and not self.share and low >= SMALLEST else None

    @property
    def ratio(self) -> float | None:
        """Community over government where a number of times may be said."""
        return self.community / self.government if self.times else None


# Accounts by column (owner, platform and measures): a frame, or where many are asked about, arrays, which cost far less to ask.
Accounts: TypeAlias = pd.DataFrame | dict[str, np.ndarray]


def gap(accounts: Accounts, measure: str) -> Gap | None:
    """The gap of one measure; None where no platform has accounts of both sides with a value.

    The middle account of each side is the median within a platform; a side's value is the mean of those, each platform weighted
    by its accounts of both sides. Clear at 5% by a rank test within platforms (rank_test), where the ranks and the middle
    accounts point the same way. METRICS.md, definitions 2.
    """
    strata = shared_platforms(accounts, measure)
    if not strata:
        return None
    counts = [sum(sizes) for sizes in zip(*(stratum.sizes for stratum in strata.values()), strict=True)]
    government, community = middles(list(strata.values()))
    enough = min(counts) >= FEWEST
    probability, way = chance(list(strata.values())) if enough else (None, 0)
    led = probability is not None and probability <= LEVEL and way * (community - government) > 0
    leader = SIDES[community > government] if led else None
    share = COMPARED[measure].share
    return Gap(government, community, share, (counts[0], counts[1]), tuple(strata), probability, leader)


def side_values(accounts: Accounts, owner: str, measure: str) -> np.ndarray:
    """The values of one side's accounts that have one."""
    values = np.asarray(accounts[measure], dtype=float)[np.asarray(accounts["owner"] == owner)]
    return values[~np.isnan(values)]


def shared_platforms(accounts: Accounts, measure: str) -> dict[str, Stratum]:
    """Both sides' values on each platform where both have some, by platform."""
    values, owners = np.asarray(accounts[measure], dtype=float), np.asarray(accounts["owner"])
    platforms, measured = np.asarray(accounts["platform"]), ~np.isnan(values)
    strata = {}
    for platform in sorted(set(platforms[measured])):
        here = measured & (platforms == platform)
        sides = [values[here & (owners == owner)] for owner in SIDES]
        if all(map(len, sides)):
            strata[str(platform)] = Stratum(sides[0], sides[1])
    return strata


def middle(values: np.ndarray) -> float:
    """The median; for the few values of a platform numpy's own takes over ten times as long."""
    ordered, half = np.sort(values), len(values) // 2
    return float((ordered[half] + ordered[-half - 1]) / 2)


def middles(strata: list[Stratum]) -> tuple[float, float]:
    """Each side's middle account: the mean of the platforms' medians, weighted alike for both sides."""
    weights = [sum(stratum.sizes) for stratum in strata]
    sides = zip(*((middle(stratum.government), middle(stratum.community)) for stratum in strata), strict=True)
    government, community = (float(np.average(side, weights=weights)) for side in sides)
    return government, community


def gaps(accounts: pd.DataFrame) -> pd.DataFrame:
    """The gap of every measure. Columns: measure, government, community, *_accounts (on the platforms that both are on),
    platforms, ratio (community over government; blank unless clear), chance, clear, leader."""
    rows = []
    for measure in COMPARED:
        apart = gap(accounts, measure)
        counts = apart.accounts if apart else (0, 0)
        rows.append(
            {"measure": measure, "government": apart and apart.government, "community": apart and apart.community,
             "government_accounts": counts[0], "community_accounts": counts[1],
             "platforms": " ".join(apart.platforms) if apart else "", "ratio": apart and apart.ratio,
             "chance": apart and apart.chance, "clear": apart and apart.clear, "leader": apart and apart.leader}
        )  # fmt: skip
    return pd.DataFrame(rows)
