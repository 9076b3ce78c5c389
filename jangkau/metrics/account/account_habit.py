"""How much each account was seen in a week, and what it is used to."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

HABIT_WEEKS = 12
FEWEST_WEEKS = 6


def account_habit(warehouse: Warehouse, scope: Scope, metric: str = "views") -> pd.DataFrame:
    """The accounts in scope that told of the metric in the scope's last week, the most first.

    Columns: account, platform, handle, owner, regency_code, total (of the week), weeks_compared (of the twelve before,
    told over as many days and from the same kind of file), habit (the mean of the middle half of those; blank below six of
    them) and times (total / habit; blank where the habit is zero). Views: the one measure that all platforms tell alike.
    """
    limits = {"count": HABIT_WEEKS, "fewest": FEWEST_WEEKS}
    return warehouse.ask("account_habit", metric=metric, **limits, **scope.parameters())
