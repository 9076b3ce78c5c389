"""Until when the office knows of each account."""

import pandas as pd

from jangkau.metrics.warehouse import Warehouse


def last_days(warehouse: Warehouse) -> pd.DataFrame:
    """The accounts of which anything is known. Columns: account, last_day."""
    return warehouse.ask("last_days")
