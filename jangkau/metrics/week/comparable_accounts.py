"""The accounts that can be compared with the period before, each with its sums in both."""

from datetime import timedelta

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

LINE = 12  # periods before this one on a figure's line
TOGETHER = ("views", "interactions", "new_follows", "reach")  # the sums of the first page


def comparable_accounts(warehouse: Warehouse, scope: Scope, metric: str) -> pd.DataFrame:
    """Those of the scope's period. Columns: week (its last), account, code (its kabupaten or kota), total, total_before."""
    return warehouse.ask("comparable_accounts", metric=metric, **scope.parameters())


def together(metric: str) -> tuple[str, ...]:
    """The metrics that are asked about with one of them: a page that speaks of several asks once."""
    return TOGETHER if metric in TOGETHER else (metric,)


def comparable_line(warehouse: Warehouse, scope: Scope, metric: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The same accounts, and the sums over them in the scope's period and the twelve before, as far as they compare there, too.

    Columns of the sums: week (a period's last), total, total_before. What the first page speaks of is asked about at once.
    """
    rows = warehouse.ask("comparable_line", metrics=together(metric), count=LINE + 1, **scope.parameters())
    rows = rows[rows["metric"] == metric].drop(columns="metric")
    summed = rows["account"].isna()
    return rows[~summed], rows.loc[summed, ["week", "total", "total_before"]]


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
