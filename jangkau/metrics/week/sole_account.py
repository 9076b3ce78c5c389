"""Whether a change stands on one account: it is computed again without each."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jangkau.metrics.usual import UsualRange

STEADY = 0.005  # a change of less than half a percent is none
NEARLY_ALL = 2 / 3  # of a change: an account that made more of it made nearly all


def steady(change: float, usual_low: float | None, usual_high: float | None) -> bool:
    """Whether a change is none to speak of: less than half a percent, and no change at all would be as usual as it is.

    Followers that gain 0.4 % every week are not steady: that is their growth.
    """
    if abs(change) >= STEADY or usual_low is None or usual_high is None or pd.isna(usual_low):
        return abs(change) < STEADY
    return usual_low <= min(change, 0) and max(change, 0) <= usual_high


@dataclass(frozen=True)
class SoleAccount:
    """The account without which a change would be another; `without`: the change then, None where no other is left."""

    account: str
    without: float | None


def sole_account(accounts: pd.DataFrame, usual: UsualRange | None) -> SoleAccount | None:
    """The account whose absence turns the change of one period's comparable_accounts; None where none does.

    It turns where the rest went the other way or stood still, where it is usual and the whole is not, and where the account
    made two thirds of it or more.
    """
    totals, befores = accounts["total"].to_numpy(float), accounts["total_before"].to_numpy(float)
    total, before = totals.sum(), befores.sum()
    if not len(totals) or not before > 0:
        return None
    change = total / before - 1
    if abs(change) < STEADY:
        return None
    rest_before = before - befores
    without = (total - totals) / np.where(rest_before > 0, rest_before, np.nan) - 1
    place = int((np.sign(change) * (change - np.nan_to_num(without, nan=-1))).argmax())
    share = None if np.isnan(without[place]) else float(without[place])
    return SoleAccount(accounts["account"].iloc[place], share) if _turned(change, share, usual) else None


def _turned(change: float, without: float | None, usual: UsualRange | None) -> bool:
    if without is None:
        return True
    if (without > 0) != (change > 0) or abs(without) <= max(STEADY, (1 - NEARLY_ALL) * abs(change)):
        return True
    return usual is not None and usual.side(change) != "within" and usual.side(without) == "within"
