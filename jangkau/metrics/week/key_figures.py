"""The figures that open the overview: how much, against the period before, and what is usual."""

import pandas as pd

from jangkau.metrics.account.growth import placed_growth
from jangkau.metrics.kept import kept
from jangkau.metrics.reach.change import comparable_periods
from jangkau.metrics.reach.index import reach_index
from jangkau.metrics.scope import Scope
from jangkau.metrics.usual import LOOKED_BACK, usual_before, usual_count_range
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.comparable_accounts import LINE, chained, comparable_line
from jangkau.metrics.week.sole_account import sole_account

LEADING = ("views", "reach", "interactions")  # the first that anybody tells leads the page
FIGURES = ("views", "interactions", "new_follows", "posting", "reach")
OF_SHEET = ("followers", "growth", "reach")  # where there is nothing but the follower sheet, with or without reach_7d
LEVEL, FEWEST_LEVELS = 8, 4  # periods before this one that a level is held against
BLANK = dict.fromkeys(
    ("low", "high", "whole", "change", "accounts_compared", "usual_low", "usual_high", "accounts", "difference", "total_before",
     "level", "sole_account", "change_without", "index")
)  # fmt: skip


def key_figures(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The figures of the period, each a row, the leading one first: views, or what is told where nobody tells of views.

    Columns: name (views, interactions, new_follows, posting, reach; followers, growth where only follower totals are known), low,
    high (equal but for reach: from the largest single value to the sum of the daily series; posting: accounts that posted),
    whole (posting: accounts whose data tell every post), change (a share of one; posting: accounts more or fewer),
    accounts_compared, usual_low, usual_high (of such changes), accounts (with data), difference (the change in the metric),
    total_before (which it is of), level (against the median of the eight periods before, a share of one), sole_account (the
    account that turns the change), change_without (it), index (of reach). Blank where there is nothing to tell or to compare.
    METRICS.md, definitions 2.
    """
    sums = warehouse.ask("key_sums", **scope.parameters()).set_index("metric")
    rows = [{"name": name} | BLANK | _figure(warehouse, scope, name, sums) for name in _names(sums)]
    whole = {"accounts_compared": "Int64", "accounts": "Int64", "sole_account": object}
    return pd.DataFrame(rows).astype({name: whole.get(name, float) for name in BLANK})


def lead(figures: pd.DataFrame) -> str:
    """The metric that the page speaks of."""
    return figures["name"].iloc[0]


@kept
def levels(warehouse: Warehouse, scope: Scope, name: str) -> pd.Series:
    """The last thirteen periods of a figure, named by their last Monday; for sums as an index that ends at 1.

    The index is chained backwards over the accounts that the figure's change rests on, so that its last step is that change, and
    an export that is not in, or an account that is new, is no rise or fall. It begins where a period cannot be compared.
    posting: the share of accounts that posted. growth has no line.
    """
    if name == "posting":
        periods = posting(warehouse, scope).set_index("week").tail(LINE + 1)
        return periods["accounts_posting"] / periods["accounts_told"]
    if name == "growth":
        return pd.Series(dtype=float)
    sums = comparable_line(warehouse, scope, name)[1].set_index("week")
    changes = sums["total"] / sums["total_before"].where(sums["total_before"] > 0) - 1
    return chained(changes, scope).tail(LINE + 1)


def whole_week(warehouse: Warehouse, scope: Scope) -> bool:
    """Whether the last week's days are in: for at least half as many accounts as had the whole of the week before."""
    counts = warehouse.ask("week_whole", **scope.parameters()).iloc[0]
    return bool(2 * counts["accounts_whole"] >= counts["accounts_whole_before"])


@kept
def posting(warehouse: Warehouse, scope: Scope, count: int = LOOKED_BACK + 1) -> pd.DataFrame:
    """How many accounts posted, by period, oldest first, in the last `count` of them.

    Columns: week (the period's last Monday), accounts_told (their data tell of posts), accounts_posting, and over the
    accounts that told in the period before as well: told_both, posting_both, posting_before.
    """
    return warehouse.ask("posting", count=count, **scope.parameters())


def _names(sums: pd.DataFrame) -> tuple[str, ...]:
    if "followers" in sums.index and sums.index.isin(("followers", "reach")).all():
        return OF_SHEET[: len(sums) + 1]
    first = next((name for name in LEADING if name in sums.index), LEADING[0])
    return first, *(name for name in FIGURES if name != first)


def _figure(warehouse: Warehouse, scope: Scope, name: str, sums: pd.DataFrame) -> dict:
    if name == "posting":
        return _posting(warehouse, scope)
    return _growth(warehouse, scope) if name == "growth" else _summed(warehouse, scope, name, sums)


def _summed(warehouse: Warehouse, scope: Scope, name: str, sums: pd.DataFrame) -> dict:
    """A measure's amount, its change, and what the change rests on."""
    if name not in sums.index:
        return {}
    high = sums["total"][name]
    figure = {"low": sums["largest"][name] if name == "reach" else high, "high": high, "accounts": sums["accounts"][name]}
    if name == "reach":
        index = reach_index(warehouse, scope)["index"]
        figure["index"] = index.iloc[-1] if len(index) else None
    now, _ = comparable_line(warehouse, scope, name)
    before = now["total_before"].sum()
    if not before > 0:
        return figure
    changes = comparable_periods(warehouse, scope, name, LOOKED_BACK + 1).set_index("week")["change"]
    usual = usual_before(changes, scope.week, scope.weeks)
    sole = sole_account(now, usual)
    return figure | {
        "change": changes[pd.Timestamp(scope.week)], "accounts_compared": len(now), "usual_low": usual and usual.low,
        "usual_high": usual and usual.high, "difference": now["total"].sum() - before, "total_before": before,
        "level": _level(levels(warehouse, scope, name)), "sole_account": sole and sole.account,
        "change_without": sole and sole.without,
    }  # fmt: skip


def _posting(warehouse: Warehouse, scope: Scope) -> dict:
    """The accounts that posted."""
    periods = posting(warehouse, scope)
    now = periods[periods["week"] == pd.Timestamp(scope.week)]
    if now.empty:
        return {}
    now, before = now.iloc[0], periods[(periods["week"] < pd.Timestamp(scope.week)) & (periods["told_both"] > 0)]
    usual = usual_count_range(before["posting_both"] - before["posting_before"])
    change = now["posting_both"] - now["posting_before"] if now["told_both"] else None
    return {
        "low": now["accounts_posting"], "high": now["accounts_posting"], "whole": now["accounts_told"],
        "accounts": now["accounts_told"], "change": change, "difference": change, "accounts_compared": now["told_both"] or None,
        "usual_low": usual and usual.low, "usual_high": usual and usual.high,
    }  # fmt: skip


def _growth(warehouse: Warehouse, scope: Scope) -> dict:
    """The weekly growth of the median account in scope."""
    placed = placed_growth(warehouse, scope)
    if placed.empty:
        return {}
    middle = placed["growth"].median()
    return {"low": middle, "high": middle, "accounts": len(placed)}


def _level(line: pd.Series) -> float | None:
    """Where the last period stands against the median of the eight before; None of fewer than four."""
    before = line.iloc[:-1].tail(LEVEL)
    return line.iloc[-1] / before.median() - 1 if len(before) >= FEWEST_LEVELS else None
