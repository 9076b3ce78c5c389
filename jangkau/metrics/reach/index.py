"""Indeks jangkauan: daily reach over time as one number, 100 being usual."""

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.comparable_accounts import chained, comparable_accounts

BASE_PERIODS = 12
FEWEST_PERIODS = 4  # before this one: fewer make no base


@kept
def reach_index(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Daily reach of the accounts that report a period and the one before, chained; the median of the twelve before is 100.

    Up to thirteen periods, the scope's the last. Columns: week, index, accounts_compared. Empty below four periods before.
    """
    accounts = comparable_accounts(warehouse, scope, "reach", BASE_PERIODS)
    accounts = accounts[accounts["basis"] == "days"]
    periods = accounts.groupby("week").agg(
        total=("total", "sum"), total_before=("total_before", "sum"), accounts_compared=("account", "size")
    )
    before = periods["total_before"].where(periods["total_before"] > 0)
    chain = chained(periods["total"] / before - 1, scope)
    if len(chain) <= FEWEST_PERIODS:
        return pd.DataFrame(columns=["week", "index", "accounts_compared"])
    base = chain.iloc[:-1].tail(BASE_PERIODS).median()
    counts = periods["accounts_compared"].reindex(chain.index)
    return pd.DataFrame({"week": chain.index, "index": (100 * chain / base).to_numpy(), "accounts_compared": counts.to_numpy()})
