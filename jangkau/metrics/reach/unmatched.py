"""Accounts whose numbers stand on no map: said aloud, never dropped in silence."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def unmatched(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Accounts with data in the period that are not registered, or whose region is not known.

    Columns: account, reason (unregistered, region_unknown).
    """
    return warehouse.ask("unmatched", **scope.parameters())
