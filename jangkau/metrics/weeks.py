"""Which weeks, provinces and Bakorwil there is something to see for."""

from datetime import date, timedelta

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.key_figures import whole_week

LOOKED_BACK = 8


def weeks(warehouse: Warehouse, province: str) -> pd.DataFrame:
    """The weeks with data in a province, oldest first. Columns: week (its Monday), accounts_with_data.

    Where nobody tells of anything but followers, those seen in the week count.
    """
    counted = warehouse.ask("weeks", province=province)
    if counted["accounts_with_data"].any():
        return counted
    return warehouse.ask("weeks_of_followers", province=province)


def week_to_open(available: pd.DataFrame) -> date | None:
    """The last week that is not half empty: the newest with half as many accounts as the fullest of the last eight."""
    if available.empty:
        return None
    recent = available.tail(LOOKED_BACK)
    full = recent[recent["accounts_with_data"] >= recent["accounts_with_data"].max() / 2]
    return full["week"].iloc[-1].date()


@kept
def newest_whole_week(warehouse: Warehouse, province: str, newest: date) -> date:
    """The newest week, from `newest` on backwards, whose days are in; `newest` itself where none of the last eight is."""
    back = (newest - timedelta(weeks=ago) for ago in range(LOOKED_BACK))
    return next((week for week in back if whole_week(warehouse, Scope(province, week=week))), newest)


def provinces(warehouse: Warehouse) -> pd.DataFrame:
    """The provinces with registered accounts, the one with most first. Columns: code, name, accounts_registered."""
    return warehouse.ask("provinces")


def bakorwils(warehouse: Warehouse, province: str) -> list[str]:
    """The names of a province's Bakorwil; none where it has none."""
    return warehouse.ask("bakorwils", province=province)["bakorwil"].tolist()


@kept
def regencies(warehouse: Warehouse, province: str, bakorwil: str | None = None) -> dict[str, str]:
    """The short names of a province's kabupaten and kota by code, told apart from their namesakes; of one Bakorwil, if given."""
    regions = warehouse.ask("regencies", province=province, bakorwil=bakorwil)
    return dict(zip(regions["code"], regions["label"], strict=True))
