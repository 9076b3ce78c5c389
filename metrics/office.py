"""How far an office has come, and what its warehouse says of itself."""

import pandas as pd

from metrics.warehouse import Warehouse


def facts(warehouse: Warehouse) -> dict[str, str]:
    """What the warehouse says of itself: version, fingerprint, definitions, demo."""
    return dict(warehouse.ask("meta").itertuples(index=False))


def progress(warehouse: Warehouse) -> pd.Series:
    """How far the office has come: accounts_registered, exports_loaded, weeks_with_data."""
    return warehouse.ask("office").iloc[0]
