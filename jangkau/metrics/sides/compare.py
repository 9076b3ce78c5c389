"""Government and community side by side: the account in the middle, the whole, and how the accounts spread."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.rank_bands import difference
from jangkau.warehouse.vocabulary import OWNERS

SPREAD = {"p5": 0.05, "q1": 0.25, "median": 0.5, "q3": 0.75, "p95": 0.95}
SUMS = [name for measure in COMPARED.values() if measure.pooled for name in measure.pooled]
NEEDED = {*COMPARED, "reach_largest", *SUMS}


@dataclass(frozen=True)
class Gap:
    """Community against government at the account in the middle: a ratio for amounts, a difference for shares of one.

    clear: the 95% bootstrap interval of the difference lies on one side of zero; None where either side has too few.
    """

    government: float
    community: float
    share: bool
    clear: bool | None

    @property
    def ratio(self) -> float | None:
        """How many times the government's; None where that is zero."""
        return self.community / self.government if self.government > 0 else None

    @property
    def leader(self) -> str | None:
        """The side that is clearly higher; None where neither is."""
        return OWNERS[self.community > self.government] if self.clear else None


def compare(accounts: pd.DataFrame) -> pd.DataFrame:
    """Each measure and side: how its accounts spread, and the side as a whole.

    Takes the frame of compare_accounts. Columns: measure, owner, accounts (with a value), registered, p5, q1, median, q3,
    p95, largest (for reach the largest single value of all), whole (amounts: the sum, which for reach counts people more
    than once; shares: all parts over the whole, so that large accounts weigh more).
    """
    sides = {owner: (accounts["owner"] == owner).to_numpy() for owner in OWNERS}
    columns = {name: accounts[name].to_numpy(dtype=float) for name in NEEDED}
    split = {owner: {name: column[side] for name, column in columns.items()} for owner, side in sides.items()}
    return pd.DataFrame([_side(split[owner], owner, name) for name in COMPARED for owner in OWNERS])


def _side(side: dict[str, np.ndarray], owner: str, name: str) -> dict:
    """One row of compare; `side`: the columns of one side's accounts."""
    measure, values = COMPARED[name], side[name][~np.isnan(side[name])]
    row = {"measure": name, "owner": owner, "accounts": len(values), "registered": len(side[name])}
    if not len(values):
        return row | dict.fromkeys((*SPREAD, "largest", "whole"), np.nan)
    spread = np.quantile(values, list(SPREAD.values()))
    largest = np.nanmax(side["reach_largest"]) if name == "reach" else values.max()
    whole = over(*(np.nansum(side[part]) for part in measure.pooled)) if measure.pooled else values.sum()
    return row | dict(zip(SPREAD, spread, strict=True)) | {"largest": largest, "whole": whole}


def over(part: float, whole: float) -> float:
    """A part of a whole; blank where the whole is nothing."""
    return part / whole if whole else np.nan


def gap(accounts: pd.DataFrame, measure: str) -> Gap | None:
    """The accounts in the middle of both sides; None where a side has no value."""
    sides = [side_values(accounts, owner, measure) for owner in OWNERS]
    if not all(map(len, sides)):
        return None
    apart = difference(*sides)
    clear = None if apart is None else not apart[0] <= 0 <= apart[1]
    return Gap(float(np.median(sides[0])), float(np.median(sides[1])), COMPARED[measure].share, clear)


def side_values(accounts: pd.DataFrame, owner: str, measure: str) -> np.ndarray:
    """The values of one side's accounts that have one."""
    values = accounts[measure].to_numpy(dtype=float)[(accounts["owner"] == owner).to_numpy()]
    return values[~np.isnan(values)]


def share_of_voice(accounts: pd.DataFrame) -> pd.DataFrame:
    """Each side's part of all interactions shown. Columns: owner, accounts, interactions, share (blank where all are zero).

    The sides with data add up to 1. After CrowdTangle; METRICS.md, definitions 1.
    """
    sides = [side_values(accounts, owner, "interactions") for owner in OWNERS]
    sums = pd.Series([side.sum() if len(side) else np.nan for side in sides])
    voices = {"owner": OWNERS, "accounts": [len(side) for side in sides], "interactions": sums}
    return pd.DataFrame(voices | {"share": sums / sums.sum() if sums.sum() else np.nan})
