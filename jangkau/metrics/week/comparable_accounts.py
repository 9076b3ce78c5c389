"""The accounts that can be compared with the period before, each with its sums in both."""

from datetime import timedelta

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def comparable_accounts(warehouse: Warehouse, scope: Scope, metric: str) -> pd.DataFrame:
    """Those of the scope's period. Columns: week (its last), account, code (its kabupaten or kota), total, total_before."""
    return warehouse.ask("comparable_accounts", metric=metric, **scope.parameters())


def chained(changes: pd.Series, scope: Scope) -> pd.Series:
    """Levels from changes by their last week, backwards from 1; it ends at the first period without a change."""
    week, level, levels = pd.Timestamp(scope.week), 1.0, {}
    step = pd.Timedelta(timedelta(weeks=scope.weeks))
    while True:
        levels[week] = level
        change = changes.get(week)
        if change is None or pd.isna(change) or change <= -1:
            return pd.Series(levels).sort_index()
        level, week = level / (1 + change), week - step
