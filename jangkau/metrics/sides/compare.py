"""Government and community side by side: how the accounts spread, the middle of each platform, and the whole."""

import numpy as np
import pandas as pd

from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.gap import middles, shared_platforms, side_values
from jangkau.warehouse.vocabulary import SIDES

SPREAD = {"p5": 0.05, "q1": 0.25, "median": 0.5, "q3": 0.75, "p95": 0.95}
SUMS = [name for measure in COMPARED.values() if measure.pooled for name in measure.pooled]
NEEDED = {*COMPARED, "reach_largest", *SUMS}


def compare(accounts: pd.DataFrame) -> pd.DataFrame:
    """Each measure and side: how its accounts spread, and the side as a whole.

    Takes the frame of compare_accounts. Columns: measure, owner, accounts (with a value), registered, p5, q1, median, q3,
    p95, largest (for reach the largest single value of all), whole (amounts: the sum, which for reach counts people more
    than once; shares: all parts over the whole, so that large accounts weigh more), middle (the medians within the platforms
    that both sides are on, averaged alike for both: what gap compares; blank where there is none).
    """
    sides = {owner: (accounts["owner"] == owner).to_numpy() for owner in SIDES}
    columns = {name: accounts[name].to_numpy(dtype=float) for name in NEEDED}
    split = {owner: {name: column[side] for name, column in columns.items()} for owner, side in sides.items()}
    rows = pd.DataFrame([_side(split[owner], owner, name) for name in COMPARED for owner in SIDES])
    return rows.assign(middle=[value for name in COMPARED for value in _middles(accounts, name)])


def centre(row: dict) -> float:
    """A side's middle account within the platforms of both sides; where no platform has both, its own median."""
    return row["median"] if pd.isna(row["middle"]) else row["middle"]


def _middles(accounts: pd.DataFrame, name: str) -> tuple[float, float]:
    """Both sides' middle accounts; blank where no platform has both."""
    strata = shared_platforms(accounts, name)
    return middles(list(strata.values())) if strata else (np.nan, np.nan)


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


def share_of_voice(accounts: pd.DataFrame) -> pd.DataFrame:
    """Each side's part of the interactions, within each platform first, then averaged over platforms by their accounts.

    Columns: owner, accounts (with interactions), interactions (their sum), share (blank where all are zero), raw_share (of all
    interactions together, which the loudest platform rules). Either adds up to 1. METRICS.md, definitions 2.
    """
    counted = accounts.dropna(subset="interactions").assign(platform=lambda frame: frame["platform"].astype(str))
    sums = counted.pivot_table("interactions", "platform", "owner", "sum", observed=True).reindex(columns=list(SIDES)).fillna(0.0)
    counts = counted["platform"].value_counts().reindex(sums.index)
    voiced = sums.sum(axis=1) > 0
    shares = sums[voiced].div(sums[voiced].sum(axis=1), axis=0)
    sides = [side_values(accounts, owner, "interactions") for owner in SIDES]
    whole = pd.Series([side.sum() if len(side) else np.nan for side in sides])
    share = [np.average(shares[owner], weights=counts[voiced]) if voiced.any() else np.nan for owner in SIDES]
    voices = {"owner": SIDES, "accounts": [len(side) for side in sides], "interactions": whole, "share": share}
    raw = whole / whole.sum() if whole.sum() else np.nan
    return pd.DataFrame(voices).assign(raw_share=raw).pipe(_silent_blank)


def _silent_blank(voices: pd.DataFrame) -> pd.DataFrame:
    """A side of which no account tells interactions has no share, which is not the same as a share of zero."""
    return voices.assign(share=voices["share"].where(voices["accounts"] > 0))
