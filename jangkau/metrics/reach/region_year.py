"""A year of weeks of every kabupaten and kota: how each came to where it stands."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.reach.reach import Measure, regency_reach
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import METRIC_KINDS

WEEKS = 52


@kept
def region_year(warehouse: Warehouse, scope: Scope, measure: Measure) -> pd.DataFrame:
    """What regency_reach tells of each single week of the year up to the scope's last, where it tells of any; empty for a middle.

    Columns: code, week, low, high (the measure; equal unless it is a range), accounts (with data).
    """
    columns = ["code", "week", "low", "high", "accounts"]
    if measure.middle:
        return pd.DataFrame(columns=columns)
    weekly = replace(scope, weeks=1)
    summed = METRIC_KINDS.get(measure.metric) in ("flow", "stock")
    question = "region_weeks" if summed else "region_weeks_counted"
    since = scope.week - timedelta(weeks=WEEKS - 1)
    weeks = warehouse.ask(question, metric=measure.metric, since=since, **weekly.parameters()).dropna(subset="total")
    weeks = weeks.assign(low=weeks["largest" if measure.ranged else "total"], high=weeks["total"])
    if measure.per_1000:
        residents = weeks["code"].map(regency_reach(warehouse, scope, measure).set_index("code")["population"])
        weeks[["low", "high"]] = 1000 * weeks[["low", "high"]].div(residents, axis=0)
    return weeks[columns].reset_index(drop=True)
