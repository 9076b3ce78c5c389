"""How much of the whole the numbers rest on."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


@dataclass(frozen=True)
class Coverage:
    """Regions with data of all, accounts with data of those registered and active, and the last day with data."""

    regencies_with_data: int
    regencies: int
    accounts_with_data: int
    accounts_registered: int
    data_until: date | None


def coverage(warehouse: Warehouse, scope: Scope, metric: str, regions: pd.DataFrame) -> Coverage:
    """The coverage of one metric in the week. `regions` is the frame of regency_reach for the same scope."""
    until = warehouse.ask("data_until", metric=metric, **scope.parameters())["data_until"].iloc[0]
    return Coverage(
        int(regions["state"].isin(["value", "zero"]).sum()),
        len(regions),
        int(regions["accounts_with_data"].sum()),
        int(regions["accounts_registered"].sum()),
        None if pd.isna(until) else until.date(),
    )


@kept
def province_level(warehouse: Warehouse, scope: Scope, metric: str) -> pd.Series:
    """The province's own accounts, which stand on no map: accounts_registered, accounts_with_data, total, largest."""
    return warehouse.ask("province_level", metric=metric, **scope.parameters()).iloc[0]
