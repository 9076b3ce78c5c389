"""How fast accounts gain followers."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def growth(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The weekly growth of each account of the province: (F1 / F0)^(7 / days between the two totals) - 1.

    F0 is the last total before the period, at most 14 days old on its eve, F1 the last one in the period; where 14 days
    lie between two totals on the way, there is none. Columns: account, first_day, first_total, last_day, last_total,
    days, growth (a share of one a week). After Fanpage Karma; METRICS.md, definitions 1.
    """
    totals = warehouse.ask("growth", **scope.parameters())
    days = (totals["last_day"] - totals["first_day"]).dt.days
    first = totals["first_total"].where(totals["first_total"] > 0)
    return totals.assign(days=days, growth=(totals["last_total"] / first) ** (7 / days) - 1)
