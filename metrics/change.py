"""How a week compares with the week before, over accounts that can be compared, and what is usual."""

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from metrics.scope import Scope
from metrics.warehouse import Warehouse

USUAL_WEEKS = 12
FEWEST_WEEKS = 6


@dataclass(frozen=True)
class Change:
    """A week against the week before: a share of one (0.18 is +18%), the accounts it rests on, and the usual range."""

    share: float
    accounts_compared: int
    usual_low: float | None = None
    usual_high: float | None = None


def comparable_weeks(warehouse: Warehouse, scope: Scope, metric: str, weeks: int) -> pd.DataFrame:
    """Sums over the accounts that reported as many days, from the same kind of file, in a week and the one before.

    Columns: week, accounts_compared, total, total_before, change (a share of one; blank where it was zero before).
    """
    return _with_change(
        warehouse.ask(
            "comparable_weeks",
            metric=metric,
            by_regency=False,
            since=scope.week - timedelta(weeks=weeks - 1),
            **scope.parameters(),
        )
    )


def regency_changes(warehouse: Warehouse, scope: Scope, metric: str) -> pd.DataFrame:
    """The same by kabupaten and kota, for the week alone. Columns: code, accounts_compared, change."""
    frame = _with_change(
        warehouse.ask("comparable_weeks", metric=metric, by_regency=True, since=scope.week, **scope.parameters())
    )
    return frame[["code", "accounts_compared", "change"]]


def weekly_change(warehouse: Warehouse, scope: Scope, metric: str) -> Change | None:
    """The week's change and the middle half of the changes of the weeks before; None where nothing compares."""
    weeks = comparable_weeks(warehouse, scope, metric, USUAL_WEEKS + 1).dropna(subset="change")
    now = weeks[weeks["week"] == pd.Timestamp(scope.week)]
    if now.empty:
        return None
    usual = weeks.loc[weeks["week"] < pd.Timestamp(scope.week), "change"]
    low, high = usual.quantile([0.25, 0.75]) if len(usual) >= FEWEST_WEEKS else (None, None)
    return Change(float(now["change"].iloc[0]), int(now["accounts_compared"].iloc[0]), low, high)


def _with_change(frame: pd.DataFrame) -> pd.DataFrame:
    before = frame["total_before"].where(frame["total_before"] > 0)
    return frame.assign(change=frame["total"] / before - 1)
