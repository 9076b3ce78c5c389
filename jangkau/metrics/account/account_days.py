"""The daily values in force, as the exports gave them."""

from datetime import date

import pandas as pd

from jangkau.metrics.warehouse import Warehouse


def account_days(
    warehouse: Warehouse, account: str | None = None, first: date | None = None, last: date | None = None
) -> pd.DataFrame:
    """One row an account, platform day and metric.

    Columns: account, day, metric, value (blank where the platform reported none), kind (stock, flow, unique),
    observed (reported, rounded, missing).
    """
    return warehouse.ask("account_days", account=account, first=first, last=last)


def account_known(warehouse: Warehouse, account: str) -> bool:
    """Whether a file named the account or it is registered."""
    return not warehouse.ask("account_known", account=account).empty
