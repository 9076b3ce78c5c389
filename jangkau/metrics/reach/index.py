"""The reach index, and the same of any measure: a change that can be told in one number."""

from datetime import timedelta

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import SIDES

BEFORE = 12  # periods whose median is 100
FEWEST_BEFORE = 6  # of the twelve periods before: fewer make no hundred
FEWEST_ACCOUNTS = 3  # that report both periods
EVERYONE = "all"


@kept
def reach_index(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The daily reach of the scope's accounts as an index, the period and the twelve before it, oldest first.

    Columns: week (the period's last Monday), index (blank: fewer than 3 accounts report that period and the last alike),
    accounts_compared (that do). METRICS.md, definitions 2.
    """
    return indexed(warehouse, scope, "reach", BEFORE + 1)[["week", "index", "accounts_compared"]]


@kept
def indexed(warehouse: Warehouse, scope: Scope, metric: str, count: int, by_owner: bool = False) -> pd.DataFrame:
    """The scope's period and those before it, `count` in all, each against the last over the accounts that report both.

    The median of the twelve before the last is 100. Each period is compared with the last one itself, never by a chain of
    changes, whose errors would add up. Columns: series (all, or government and community), week, index, accounts_compared.
    """
    since = scope.week - timedelta(weeks=scope.weeks * count - 1)
    levels = warehouse.ask("levels", metric=metric, since=since, **scope.parameters())
    levels = levels[levels["owner"].isin(SIDES)] if by_owner else levels
    levels = levels.rename(columns={"owner": "series"}) if by_owner else levels.assign(series=EVERYONE)
    sums = levels.groupby(["series", "week"], as_index=False)[["accounts", "total", "latest"]].sum()
    weeks = [pd.Timestamp(scope.week - timedelta(weeks=scope.weeks * ago)) for ago in reversed(range(count))]
    series = sorted(sums["series"].unique(), reverse=True) or [EVERYONE]  # government first
    return pd.concat([_scaled(sums[sums["series"] == name], weeks).assign(series=name) for name in series], ignore_index=True)


def _scaled(sums: pd.DataFrame, weeks: list[pd.Timestamp]) -> pd.DataFrame:
    """One series over all weeks, its usual level made 100."""
    rows = sums.set_index("week").reindex(weeks).rename_axis("week")
    enough = (rows["accounts"] >= FEWEST_ACCOUNTS) & (rows["latest"] > 0)
    level = (rows["total"] / rows["latest"]).where(enough)
    before = level.iloc[-1 - BEFORE : -1].dropna()
    hundred = before.median() if len(before) >= FEWEST_BEFORE else float("nan")
    accounts = rows["accounts"].fillna(0).astype(int)
    return pd.DataFrame(
        {"index": 100 * level / hundred if hundred else float("nan"), "accounts_compared": accounts}
    ).reset_index()
