"""The way to each target, week by week, of what is told by week."""

import pandas as pd

from jangkau.metrics.target.achieved import achieved, line
from jangkau.metrics.target.period import period_named
from jangkau.metrics.target.target import Target
from jangkau.metrics.warehouse import Warehouse

COLUMNS = ("measure", "period", "place", "organisation", "week", "amount", "target")


def target_track(warehouse: Warehouse, province: str, regency: str | None = None, period: str | None = None) -> pd.DataFrame:
    """One row: a target and a week of its period that is known. amount: reached by the end of that week; target: aimed at."""
    rows = [
        line(warehouse, Target(row.measure, period_named(row.period), row.place, row.organisation, row.target), row.until).assign(
            measure=row.measure, period=row.period, place=row.place, organisation=row.organisation, target=row.target
        )
        for row in achieved(warehouse, province, regency, period).itertuples()
        if row.until is not None
    ]
    known = [way for way in rows if len(way)]
    return pd.concat(known, ignore_index=True)[list(COLUMNS)] if known else pd.DataFrame(columns=list(COLUMNS))
