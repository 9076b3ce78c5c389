"""A year of weeks: the index of a measure, and what was usual in each of them."""

from dataclasses import replace

import numpy as np
import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.reach.change import YEAR, comparable_periods
from jangkau.metrics.reach.index import EVERYONE, indexed
from jangkau.metrics.scope import Scope
from jangkau.metrics.usual import LOOKED_BACK, usual_before
from jangkau.metrics.warehouse import Warehouse


@kept
def trend(warehouse: Warehouse, scope: Scope, metric: str, by_owner: bool = False) -> pd.DataFrame:
    """The 52 weeks up to the scope's last, over the accounts comparable with it.

    Columns: series (all, or government and community), week, level (the index; blank: nothing comparable), usual_low,
    usual_high (where the level would lie, from the week before on, had it changed as it usually does: the line leaves this
    band in the weeks whose change is called unusual, and in no others; blank where too few weeks came before), accounts.
    """
    weekly = replace(scope, weeks=1)
    index = indexed(warehouse, weekly, metric, YEAR, by_owner)
    parts = []
    for series, levels in index.groupby("series", sort=False):
        whose = weekly if series == EVERYONE else replace(weekly, owner=series)
        changes = comparable_periods(warehouse, whose, metric, YEAR + LOOKED_BACK).set_index("week")["change"]
        parts.append(_with_usual(levels, changes))
    weeks = pd.concat(parts, ignore_index=True).rename(columns={"index": "level", "accounts_compared": "accounts"})
    return weeks[["series", "week", "level", "usual_low", "usual_high", "accounts"]]


def _with_usual(levels: pd.DataFrame, changes: pd.Series) -> pd.DataFrame:
    """One series with the band of each week."""
    grown = 1 + changes.reindex(levels["week"]).to_numpy()
    before = levels["index"].to_numpy() / np.where(grown > 0, grown, np.nan)
    compared = changes.dropna()
    ranges = [usual_before(compared, week) for week in levels["week"]]
    ends = {
        f"usual_{end}": before * [np.nan if usual is None else 1 + getattr(usual, end) for usual in ranges]
        for end in ("low", "high")
    }
    return levels.assign(**ends)
