"""How a period compares with the one before, over accounts that can be compared, and what is usual."""

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.usual import LOOKED_BACK, usual_before
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.comparable_accounts import comparable_accounts, together
from jangkau.metrics.week.sole_account import SoleAccount, sole_account

YEAR = 52  # weeks on the line of the trend, each against what was usual before it


@dataclass(frozen=True)
class Change:
    """A period against the one before: a share of one (0.18 is +18%), the accounts it rests on, and the usual range."""

    share: float
    accounts_compared: int
    usual_low: float | None = None
    usual_high: float | None = None
    sole: SoleAccount | None = None  # the account without which it would be another


@kept
def comparable_periods(warehouse: Warehouse, scope: Scope, metric: str, count: int) -> pd.DataFrame:
    """Sums over the accounts that reported as many days, from the same kind of file, in a period and the one before.

    The last `count` periods as long as the scope's, each named by its last week. Columns: week, accounts_compared, total,
    total_before, change (a share of one; blank where it was zero before).
    """
    return _with_change(_compared(warehouse, scope, metric, count, by_regency=False))


def regency_changes(warehouse: Warehouse, scope: Scope, metric: str) -> pd.DataFrame:
    """The same by kabupaten and kota, for the scope's period alone. Columns: code, accounts_compared, change."""
    return _with_change(_compared(warehouse, scope, metric, 1, by_regency=True))[["code", "accounts_compared", "change"]]


@kept
def regency_periods(warehouse: Warehouse, scope: Scope, metric: str, count: int) -> pd.DataFrame:
    """The columns of comparable_periods, and code, for each kabupaten and kota and each of the last `count` periods."""
    return _with_change(_compared(warehouse, scope, metric, count, by_regency=True))


def _compared(warehouse: Warehouse, scope: Scope, metric: str, count: int, by_regency: bool) -> pd.DataFrame:
    """Weeks from the mart, in one question for all that pages ask of a week; longer periods account by account."""
    if scope.weeks > 1:
        since = scope.week - timedelta(weeks=scope.weeks * (count + 1) - 1)
        return warehouse.ask("comparable_periods", metric=metric, by_regency=by_regency, since=since, **scope.parameters())
    metrics, weeks = ((metric,), LOOKED_BACK + 1) if by_regency else (together(metric), YEAR + LOOKED_BACK)
    asked = {"metrics": metrics, "by_regency": by_regency, "since": scope.week - timedelta(weeks=max(weeks, count) - 1)}
    rows = warehouse.ask("comparable_weeks", **asked, **scope.parameters())
    within = (rows["metric"] == metric) & (rows["week"] > pd.Timestamp(scope.week - timedelta(weeks=count)))
    return rows[within].drop(columns="metric").reset_index(drop=True)


@kept
def usual_change(warehouse: Warehouse, scope: Scope, metric: str) -> Change | None:
    """The period's change and what is usual by those before; None where nothing compares."""
    periods = comparable_periods(warehouse, scope, metric, LOOKED_BACK + 1).dropna(subset="change").set_index("week")
    now = periods[periods.index == pd.Timestamp(scope.week)]
    if now.empty:
        return None
    usual = usual_before(periods["change"], scope.week, scope.weeks)
    low, high = (usual.low, usual.high) if usual else (None, None)
    accounts = comparable_accounts(warehouse, scope, metric)
    sole = sole_account(accounts, usual)
    return Change(float(now["change"].iloc[0]), int(now["accounts_compared"].iloc[0]), low, high, sole)


def _with_change(frame: pd.DataFrame) -> pd.DataFrame:
    before = frame["total_before"].where(frame["total_before"] > 0)
    return frame.assign(change=frame["total"] / before - 1)
