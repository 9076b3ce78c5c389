"""Which measures both sides' files carry, and why others cannot be compared."""

import numpy as np
import pandas as pd

from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.warehouse.vocabulary import SIDES


def fair_set(accounts: pd.DataFrame) -> pd.DataFrame:
    """Which measures can be compared, on how many accounts, and why others fall out.

    Takes the frame of compare_accounts. Columns: measure, compared, reason (blank, or no_account, no_data, with the side
    in `lacking`: government, community or both; no_platform: no platform has both), government, community (accounts
    with a value), government_registered, community_registered, platforms_without (of which no account tells the measure).
    """
    platforms = {name: (accounts["platform"] == name).to_numpy() for name in sorted(accounts["platform"].unique())}
    sides = {owner: (accounts["owner"] == owner).to_numpy() for owner in SIDES}
    return pd.DataFrame([_fair(accounts[name].notna().to_numpy(), name, sides, platforms) for name in COMPARED])


def _fair(reported: np.ndarray, measure: str, sides: dict[str, np.ndarray], platforms: dict[str, np.ndarray]) -> dict:
    """One row of fair_set: who reports the measure, who is on which side and on which platform, account by account."""
    registered = {owner: int(side.sum()) for owner, side in sides.items()}
    counted = {owner: int((reported & side).sum()) for owner, side in sides.items()}
    lacking = [owner for owner in SIDES if not counted[owner]]
    reason = "" if not lacking else "no_account" if any(not registered[owner] for owner in lacking) else "no_data"
    apart = not lacking and not any(all((reported & here & side).any() for side in sides.values()) for here in platforms.values())
    without = [name for name, here in platforms.items() if not (reported & here).any()]
    return {
        "measure": measure,
        "compared": not lacking and not apart,
        "reason": "no_platform" if apart else reason,
        "lacking": "" if not lacking else "both" if len(lacking) == 2 else lacking[0],
        **counted,
        **{f"{owner}_registered": registered[owner] for owner in SIDES},
        "platforms_without": " ".join(without),
    }
