"""The accounts that can be compared with the period before, each with its sums in both."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def comparable_accounts(warehouse: Warehouse, scope: Scope, metric: str, count: int = 1) -> pd.DataFrame:
    """Those of the last `count` periods as long as the scope's, each named by its last week.

    Columns: week, account, code (its kabupaten or kota), basis (days, posts), total, total_before.
    """
    return warehouse.ask("comparable_accounts", metric=metric, count=count, **scope.parameters())
