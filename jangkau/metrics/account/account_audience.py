"""Who an account's audience is, by age, gender, city and country."""

import pandas as pd

from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import STALE_DAYS


def account_audience(warehouse: Warehouse, account: str | None = None) -> pd.DataFrame:
    """The shares that the newest export tells, each dimension by itself, of one account or of all; empty where none does.

    Columns: account, dimension (age, gender, city, country), value, share (0 to 1; of places only the largest are told),
    basis (followers or views), day (of the export), followers (people, the last total of the fourteen days up to then).
    """
    return warehouse.ask("account_audience", account=account, stale_days=STALE_DAYS)
