"""How fast accounts gain followers."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import STALE_DAYS

FEWEST_DAYS = 5


def growth(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The weekly growth of each account of the province: (F1 / F0)^(7 / days between the two totals) - 1.

    F1 is the last total in the period, F0 the last one before it that lies five days or more earlier; where more than 14 days
    lie between two totals on the way, there is none: two days stretched to a week would tell of nothing but chance.
    Columns: account, platform, owner, code (its kabupaten or kota, blank of the province's own), first_day, first_total,
    last_day, last_total, days, growth (a share of one a week). After Fanpage Karma; METRICS.md, definitions 2.
    """
    totals = warehouse.ask("growth", fewest_days=FEWEST_DAYS, most_days=STALE_DAYS, **scope.parameters())
    days = (totals["last_day"] - totals["first_day"]).dt.days
    first = totals["first_total"].where(totals["first_total"] > 0)
    return totals.assign(days=days, growth=(totals["last_total"] / first) ** (7 / days) - 1)


def placed_growth(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The same of the accounts in scope that stand on the map, where it is known: what a group's median is made of."""
    placed = growth(warehouse, scope).dropna(subset=["growth", "code"])
    return placed[placed["account"].isin(warehouse.ask("accounts_of", **scope.parameters())["account"])]
