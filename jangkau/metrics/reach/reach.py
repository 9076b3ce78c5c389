"""Reach and its sister measures by kabupaten and kota."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jangkau.metrics.account.growth import placed_growth
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

SUMMED_WEEKS = 4  # 28 days: over longer periods a sum of daily reach means nothing, and an average week is told
THIN_ACCOUNTS = 3  # fewer make a region's number thin
THIN_SHARE = 0.5  # so does one account that carries more


@dataclass(frozen=True)
class Measure:
    """A measure of METRICS.md: the metric it reads, whether it is told as a range and per 1,000 residents, or of the account
    in the middle: of a rate there is no sum."""

    name: str
    metric: str
    ranged: bool = False
    per_1000: bool = False
    middle: bool = False


# The first leads: views can be quoted, a range cannot. Reach of days and of posts are two numbers, never added or compared.
MEASURES = {
    measure.name: measure
    for measure in (
        Measure("views", "views"),
        Measure("reach", "reach", ranged=True),
        Measure("reach_per_1000", "reach", ranged=True, per_1000=True),
        Measure("post_reach", "post_reach"),
        Measure("interactions", "interactions"),
        Measure("followers", "followers"),
        Measure("growth", "followers", middle=True),
    )
}


def usual_measure(warehouse: Warehouse, province: str) -> str:
    """The measure to open on: the first that anybody in the province has told of, so that followers alone make a page too."""
    measured = set(warehouse.ask("measured", province=province)["metric"])
    return next((name for name, measure in MEASURES.items() if measure.metric in measured), next(iter(MEASURES)))


def averaged(measure: Measure, scope: Scope) -> bool:
    """Whether the measure is told of an average week, not summed over the whole period."""
    return measure.ranged and scope.weeks > SUMMED_WEEKS


@kept
def regency_reach(warehouse: Warehouse, scope: Scope, measure: Measure = MEASURES["reach"]) -> pd.DataFrame:
    """What each kabupaten and kota of the scope reached in the period, those without accounts or data included.

    Columns: code, name, type (kabupaten, kota), label (short, apart from its namesake), bakorwil, population
    (registered residents), population_year, tile_row, tile_col, state (value, zero, no_data, no_account), total (the
    sum; for reach not unique people), largest (the largest single value), accounts_with_data, accounts_registered
    (active in the period), accounts_by_posts (for reach those that have posts alone, which do not count), largest_share (of the
    largest account), thin (fewer than 3 accounts with data, or more than half from one), per_1000_low, per_1000_high,
    largest_of_all (the largest single value of the whole scope; of a middle the middle of them all),
    provisional, and low, high: the measure itself, equal unless it is a range. Daily reach over more than 28 days is that of an
    average week. METRICS.md, definitions 2.
    """
    regions = warehouse.ask("regency_reach", **scope.parameters())
    accounts = account_values(warehouse, scope, measure)
    regions = regions.merge(_middles(accounts) if measure.middle else _summed(accounts), "left", on="code")
    counts = ["accounts_with_data", "accounts_by_posts"]
    regions[counts] = regions[counts].fillna(0).astype(int)
    regions["provisional"] = regions["provisional"].eq(True)
    residents = regions["population"] * (float("nan") if measure.middle else 1)
    regions = regions.assign(
        state=np.select(
            [regions["accounts_registered"] == 0, regions["total"].isna(), regions["total"] == 0],
            ["no_account", "no_data", "zero"],
            "value",
        ),
        per_1000_low=1000 * regions["largest"] / residents,
        per_1000_high=1000 * regions["total"] / residents,
    )
    few = (regions["accounts_with_data"] < THIN_ACCOUNTS) | (regions["largest_share"] > THIN_SHARE)
    low, high = ("per_1000_low", "per_1000_high") if measure.per_1000 else ("largest", "total")
    low = low if measure.ranged else high
    return regions.assign(thin=few & (regions["state"] == "value"), low=regions[low], high=regions[high])


def account_values(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    """What a measure is made of in each region, account by account: the frame of account_totals."""
    if not measure.middle:
        return account_totals(warehouse, scope, measure.metric)
    accounts = placed_growth(warehouse, scope)
    rates = dict.fromkeys(("total", "largest"), accounts["growth"]) | {"largest_of_all": accounts["growth"].median()}
    return accounts[["code", "account"]].assign(**rates, by_posts=False, provisional=False)


@kept
def account_totals(warehouse: Warehouse, scope: Scope, metric: str) -> pd.DataFrame:
    """What each account of a region in scope reported. Columns: code, account, total, largest, largest_of_all, by_posts,
    provisional."""
    return warehouse.ask("account_totals", metric=metric, summed=SUMMED_WEEKS, **scope.parameters())


def _summed(accounts: pd.DataFrame) -> pd.DataFrame:
    """The accounts' values by region."""
    regions = accounts.groupby("code")
    sums = regions.agg(
        largest=("largest", "max"),
        largest_of_all=("largest_of_all", "max"),
        highest=("total", "max"),
        accounts_with_data=("total", "count"),
        accounts_by_posts=("by_posts", "sum"),
        provisional=("provisional", "max"),
    )
    total = regions["total"].sum(min_count=1)
    share = sums["highest"] / total.where(total > 0)
    return sums.drop(columns="highest").assign(total=total, largest_share=share).reset_index()


def _middles(accounts: pd.DataFrame) -> pd.DataFrame:
    """The account in the middle of each region; none carries a share of it."""
    middles = {name: (name, "median") for name in ("total", "largest", "largest_of_all")}
    regions = accounts.groupby("code").agg(**middles, accounts_with_data=("total", "count")).reset_index()
    return regions.assign(largest_share=float("nan"), accounts_by_posts=0, provisional=False)


def total_reach(regions: pd.DataFrame, measure: Measure) -> tuple[float, float] | None:
    """The scope's measure from lowest to highest, over its regions with data; None where none has any."""
    banded = regions[regions["high"].notna()]
    if banded.empty:
        return None
    low, high = banded["largest_of_all"].max(), banded["total"].sum()
    if measure.middle:
        return float(low), float(low)
    if measure.per_1000:
        residents = banded["population"].sum()
        low, high = 1000 * low / residents, 1000 * high / residents
    return (float(low) if measure.ranged else float(high)), float(high)


def half_of_all(regions: pd.DataFrame) -> int:
    """How many regions, the highest first, together make half of the sum; 0 where there is none."""
    totals = regions["total"].dropna().sort_values(ascending=False)
    if totals.sum() == 0:
        return 0
    return int((totals.cumsum() < totals.sum() / 2).sum()) + 1
