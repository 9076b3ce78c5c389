"""Which weeks, provinces and Bakorwil there is something to see for."""

from datetime import date

import pandas as pd

from jangkau.metrics.warehouse import Warehouse

LOOKED_BACK = 8


def weeks(warehouse: Warehouse, province: str) -> pd.DataFrame:
    """The weeks with data in a province, oldest first. Columns: week (its Monday), accounts_with_data."""
    return warehouse.ask("weeks", province=province)


def week_to_open(available: pd.DataFrame) -> date | None:
    """The last week that is not half empty: the newest with half as many accounts as the fullest of the last eight."""
    if available.empty:
        return None
    recent = available.tail(LOOKED_BACK)
    full = recent[recent["accounts_with_data"] >= recent["accounts_with_data"].max() / 2]
    return full["week"].iloc[-1].date()


def provinces(warehouse: Warehouse) -> pd.DataFrame:
    """The provinces with registered accounts, the one with most first. Columns: code, name, accounts_registered."""
    return warehouse.ask("provinces")


def bakorwils(warehouse: Warehouse, province: str) -> list[str]:
    """The names of a province's Bakorwil; none where it has none."""
    return warehouse.ask("bakorwils", province=province)["bakorwil"].tolist()


def regencies(warehouse: Warehouse, province: str, bakorwil: str | None = None) -> dict[str, str]:
    """The short names of a province's kabupaten and kota by code, told apart from their namesakes; of one Bakorwil, if given."""
    regions = warehouse.ask("regencies", province=province, bakorwil=bakorwil)
    return dict(zip(regions["code"], regions["label"], strict=True))
