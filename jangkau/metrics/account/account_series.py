"""How the accounts of one kabupaten or kota did over time."""

from datetime import timedelta

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

WEEKS_SHOWN = 52


def account_series(warehouse: Warehouse, scope: Scope, metric: str, weeks: int = WEEKS_SHOWN) -> pd.DataFrame:
    """The weekly values of the registered accounts of scope.regency, up to scope.week.

    Columns: account, name, handle, platform, owner, week, total, largest, reported_days, basis, rounded, age_days.
    An account without any value has one row without a week; a week without a value has no row.
    """
    since = scope.week - timedelta(weeks=max(weeks, scope.weeks) - 1)
    return warehouse.ask("account_series", metric=metric, since=since, **scope.parameters())
