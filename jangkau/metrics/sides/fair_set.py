"""What both sides' files carry: which parts of the interactions count, and which measures can be compared at all."""

import numpy as np
import pandas as pd

from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.warehouse.vocabulary import OWNERS

BASE = ("likes", "comments")
FURTHER = ("shares", "saves")
REPORTED = ("interactions_reported",)
CARRIED = 0.9  # a further part counts where nine in ten accounts of each side tell it; those that do not fall out


def parts_in_force(owners: pd.Series, base: pd.Series, further: dict[str, pd.Series], reported: pd.Series) -> tuple[str, ...]:
    """The parts of the interactions that count: likes and comments, and shares and saves where both sides have them.

    Takes, account by account, the owner, and whether its files tell the base, each further part, and the platform's own
    total. That total stands in where a side with interactions tells no likes and comments at all. METRICS.md, definitions 1.
    """
    sides = [owners == owner for owner in OWNERS if (reported | base)[owners == owner].any()]
    if any(not base[side].any() for side in sides):
        return REPORTED
    counting = [base & side for side in sides]
    return BASE + tuple(part for part in FURTHER if all(further[part][side].mean() >= CARRIED for side in counting))


def account_parts(accounts: pd.DataFrame) -> tuple[str, ...]:
    """The parts in force for the interactions of these accounts in the period."""
    reported = accounts[[*BASE, *FURTHER, *REPORTED]].notna()
    base = reported["likes"] & reported["comments"]
    return parts_in_force(accounts["owner"], base, {part: reported[part] for part in FURTHER}, reported["interactions_reported"])


def post_parts(accounts: pd.DataFrame) -> tuple[str, ...]:
    """The parts in force for engagement: an account tells a part where nine in ten of its posts with likes do."""
    counted = accounts["posts_counted"].fillna(0)
    further = {part: accounts[f"posts_with_{part}"].fillna(0) >= CARRIED * counted.where(counted > 0) for part in FURTHER}
    return parts_in_force(accounts["owner"], counted > 0, further, counted > 0)


def summed(accounts: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """The interactions of each account; blank where a part is not reported."""
    return accounts[list(parts)].sum(axis=1, skipna=False)


def fair_set(accounts: pd.DataFrame) -> pd.DataFrame:
    """Which measures can be compared, on how many accounts, and why others fall out.

    Takes the frame of compare_accounts. Columns: measure, compared, reason (blank, or no_account, no_data, with the side
    in `lacking`: government, community or both), government, community (accounts with a value), government_registered,
    community_registered, platforms_without (platforms of which no account tells the measure).
    """
    platforms = {name: (accounts["platform"] == name).to_numpy() for name in sorted(accounts["platform"].unique())}
    sides = {owner: (accounts["owner"] == owner).to_numpy() for owner in OWNERS}
    return pd.DataFrame([_fair(accounts[name].notna().to_numpy(), name, sides, platforms) for name in COMPARED])


def _fair(reported: np.ndarray, measure: str, sides: dict[str, np.ndarray], platforms: dict[str, np.ndarray]) -> dict:
    """One row of fair_set: who reports the measure, who is on which side and on which platform, account by account."""
    registered = {owner: int(side.sum()) for owner, side in sides.items()}
    counted = {owner: int((reported & side).sum()) for owner, side in sides.items()}
    lacking = [owner for owner in OWNERS if not counted[owner]]
    reason = "" if not lacking else "no_account" if any(not registered[owner] for owner in lacking) else "no_data"
    without = [name for name, here in platforms.items() if not (reported & here).any()]
    return {
        "measure": measure,
        "compared": not lacking,
        "reason": reason,
        "lacking": "" if not lacking else "both" if len(lacking) == 2 else lacking[0],
        **counted,
        **{f"{owner}_registered": registered[owner] for owner in OWNERS},
        "platforms_without": " ".join(without),
    }
