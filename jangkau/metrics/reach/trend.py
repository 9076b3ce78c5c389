"""A year of weeks: the index of a measure, and what was usual in each of them."""

from dataclasses import replace

import numpy as np
import pandas as pd

from jangkau.metrics.reach.index import BEFORE, indexed
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

WEEKS = 52
SPREAD = 2.3 * 1.4826  # MADs around the median of twelve: 9 to 12% of the weeks of a series that does not change fall outside


def trend(warehouse: Warehouse, scope: Scope, metric: str, by_owner: bool = False) -> pd.DataFrame:
    """The 52 weeks up to the scope's last, over the accounts comparable with it.

    Columns: series (all, or government and community), week, level (the index; blank: nothing comparable), usual_low,
    usual_high (around the median of the twelve weeks before, by their median absolute deviation; blank where one of them is
    missing), accounts.
    """
    weekly = indexed(warehouse, replace(scope, weeks=1), metric, WEEKS + BEFORE, by_owner)
    parts = [_with_usual(weekly[weekly["series"] == name]) for name in weekly["series"].unique()]
    return pd.concat(parts, ignore_index=True)[["series", "week", "level", "usual_low", "usual_high", "accounts"]]


def _with_usual(weekly: pd.DataFrame) -> pd.DataFrame:
    """One series with the band of each week, without the weeks that only made bands."""
    logs = np.log(weekly["index"].where(weekly["index"] > 0))
    before = logs.shift(1).rolling(BEFORE)
    middle, spread = before.median(), SPREAD * before.apply(_deviation, raw=True)
    banded = weekly.assign(usual_low=np.exp(middle - spread), usual_high=np.exp(middle + spread))
    return banded.rename(columns={"index": "level", "accounts_compared": "accounts"}).tail(WEEKS)


def _deviation(values: np.ndarray) -> float:
    """The median absolute deviation from the median."""
    return float(np.median(np.abs(values - np.median(values))))
