"""A year of weeks: the index of a measure, and what was usual in each of them."""

from dataclasses import replace

import numpy as np
import pandas as pd

from jangkau.metrics.reach.index import indexed
from jangkau.metrics.scope import Scope
from jangkau.metrics.usual import LOOKED_BACK, usual_change_range
from jangkau.metrics.warehouse import Warehouse

WEEKS, HUNDRED = 52, 100


def trend(warehouse: Warehouse, scope: Scope, metric: str, by_owner: bool = False) -> pd.DataFrame:
    """The 52 weeks up to the scope's last, over the accounts comparable with it.

    Columns: series (all, or government and community), week, level (the index; blank: nothing comparable), usual_low,
    usual_high (by the weeks before, as usual.py has it; blank where they are too few), accounts.
    """
    weekly = indexed(warehouse, replace(scope, weeks=1), metric, WEEKS + LOOKED_BACK, by_owner)
    parts = [_with_usual(weekly[weekly["series"] == name]) for name in weekly["series"].unique()]
    return pd.concat(parts, ignore_index=True)[["series", "week", "level", "usual_low", "usual_high", "accounts"]]


def _with_usual(weekly: pd.DataFrame) -> pd.DataFrame:
    """One series with the band of each week, without the weeks that only made bands."""
    levels = weekly["index"].to_numpy() / HUNDRED - 1
    ranges = [usual_change_range(levels[max(place - LOOKED_BACK, 0) : place]) for place in range(len(levels))]
    ends = {
        f"usual_{end}": [np.nan if usual is None else HUNDRED * (1 + getattr(usual, end)) for usual in ranges]
        for end in ("low", "high")
    }
    return weekly.assign(**ends).rename(columns={"index": "level", "accounts_compared": "accounts"}).tail(WEEKS)
