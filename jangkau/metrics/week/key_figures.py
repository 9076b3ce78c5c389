"""The figures that open the overview: how much, against the period before, and what is usual."""

from datetime import timedelta

import pandas as pd

from jangkau.metrics.reach.change import FEWEST_PERIODS, USUAL_PERIODS, comparable_periods, usual_change
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

SHOWN = ("reach", "interactions", "new_follows", "posting")
WITHOUT_REACH = ("views", "interactions", "new_follows", "posting")


def key_figures(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Four figures of the period, each a row; where no platform in scope tells of reach, views lead.

    Columns: name (reach, views, interactions, new_follows, posting), low, high (equal but for reach: from the largest single
    value to the sum; posting: accounts that posted), whole (posting: accounts whose data tell every post), change (a share of
    one; posting: accounts more or fewer), accounts_compared, usual_low, usual_high (the middle half of the changes of the
    twelve periods before). Blank where there is nothing to tell or to compare.
    """
    sums = warehouse.ask("key_sums", **scope.parameters()).set_index("metric")
    names = SHOWN if "reach" in sums.index or "views" not in sums.index else WITHOUT_REACH
    rows = [_posting(warehouse, scope) if name == "posting" else _summed(warehouse, scope, name, sums) for name in names]
    return pd.DataFrame(rows).astype({"low": float, "high": float, "change": float, "whole": float, "accounts_compared": "Int64"})


def lead(figures: pd.DataFrame) -> str:
    """The metric that the page speaks of: reach, or views where no platform in scope tells of reach."""
    return figures["name"].iloc[0]


def levels(warehouse: Warehouse, scope: Scope, name: str) -> pd.Series:
    """The last thirteen periods of a figure, told by their last Monday; for sums as an index that ends at 1.

    The index is chained backwards from the changes of comparable accounts, so that an export that is not in, or an account
    that is new, is no rise or fall. It begins where a period cannot be compared. posting: the share of accounts that posted.
    """
    if name == "posting":
        periods = posting(warehouse, scope).set_index("week")
        return periods["accounts_posting"] / periods["accounts_told"]
    changes = comparable_periods(warehouse, scope, name, USUAL_PERIODS + 1).set_index("week")["change"]
    return _chained(changes, scope).tail(USUAL_PERIODS + 1)


def whole_week(warehouse: Warehouse, scope: Scope) -> bool:
    """Whether the last week's days are in: for at least half as many accounts as had the whole of the week before."""
    counts = warehouse.ask("week_whole", **scope.parameters()).iloc[0]
    return bool(2 * counts["accounts_whole"] >= counts["accounts_whole_before"])


def posting(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """How many accounts posted, by period, oldest first.

    Columns: week (the period's last Monday), accounts_told (their data tell of posts), accounts_posting, and over the
    accounts that told in the period before as well: told_both, posting_both, posting_before.
    """
    return warehouse.ask("posting", count=USUAL_PERIODS + 1, **scope.parameters())


def _summed(warehouse: Warehouse, scope: Scope, name: str, sums: pd.DataFrame) -> dict:
    """A measure's row."""
    high = sums["total"].get(name)
    low = sums["largest"].get(name) if name == "reach" else high
    change = usual_change(warehouse, scope, name)
    if change is None:
        return _row(name, low, high)
    return _row(name, low, high, None, change.share, change.accounts_compared, change.usual_low, change.usual_high)


def _posting(warehouse: Warehouse, scope: Scope) -> dict:
    """The row of accounts that posted."""
    periods = posting(warehouse, scope)
    now = periods[periods["week"] == pd.Timestamp(scope.week)]
    if now.empty:
        return _row("posting")
    now, before = now.iloc[0], periods[(periods["week"] < pd.Timestamp(scope.week)) & (periods["told_both"] > 0)]
    more = (before["posting_both"] - before["posting_before"]).astype(float)
    low, high = more.quantile([0.25, 0.75]) if len(more) >= FEWEST_PERIODS else (None, None)
    change = now["posting_both"] - now["posting_before"] if now["told_both"] else None
    posted = now["accounts_posting"]
    return _row("posting", posted, posted, now["accounts_told"], change, now["told_both"] or None, low, high)


def _row(name, low=None, high=None, whole=None, change=None, compared=None, usual_low=None, usual_high=None) -> dict:
    return {"name": name, "low": low, "high": high, "whole": whole, "change": change, "accounts_compared": compared,
            "usual_low": usual_low, "usual_high": usual_high}  # fmt: skip


def _chained(changes: pd.Series, scope: Scope) -> pd.Series:
    """Levels from changes, backwards from 1; it ends at the first period without a change or with a fall to nothing."""
    week, level, levels = pd.Timestamp(scope.week), 1.0, {}
    step = pd.Timedelta(timedelta(weeks=scope.weeks))
    while True:
        levels[week] = level
        change = changes.get(week)
        if change is None or pd.isna(change) or change <= -1:
            return pd.Series(levels).sort_index()
        level, week = level / (1 + change), week - step
