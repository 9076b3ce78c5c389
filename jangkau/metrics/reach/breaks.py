"""Where a series breaks: a platform counts a metric otherwise from a day on."""

from datetime import date

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def breaks_between(warehouse: Warehouse, scope: Scope, metric: str, first: date, last: date) -> pd.DataFrame:
    """The breaks of a metric between two days, on platforms of the scope. Columns: day, platform, code (what changed)."""
    breaks = warehouse.ask("platform_breaks", metric=metric, **scope.parameters())
    return breaks[breaks["day"].between(pd.Timestamp(first), pd.Timestamp(last))].reset_index(drop=True)
