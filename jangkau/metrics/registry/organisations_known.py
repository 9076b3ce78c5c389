"""Which organisations registered accounts belong to."""

import pandas as pd

from jangkau.metrics.warehouse import Warehouse


def organisations_known(warehouse: Warehouse) -> pd.DataFrame:
    """The organisations by name. Columns: organisation."""
    return warehouse.ask("organisations_known")
