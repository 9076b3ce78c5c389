"""Shocks in the weeks that an estimate looks at, and which regencies they hit."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.long_difference import GAP, LONGEST
from jangkau.metrics.meetup.panel import Occasion
from jangkau.metrics.meetup.seasons import calendar
from jangkau.metrics.registry.attendance import invited
from jangkau.metrics.warehouse import Warehouse


@dataclass(frozen=True)
class Shock:
    """Something else that happened: where, and in which week counted from the meetup's. `everywhere`: no regency was spared."""

    event_id: str
    name: str
    starts_on: date
    week: int
    date_precision: str
    regencies: tuple[str, ...]
    everywhere: bool


def shocks(warehouse: Warehouse, about: Occasion, accounts: pd.DataFrame, horizon: int) -> tuple[Shock, ...]:
    """The shocks among the accounts' regencies, from the first week of the trend to the last week of the effect."""
    first = -(1 + GAP + LONGEST)
    rows = warehouse.ask("meetup_shocks", week=about.week, first=first, last=horizon - 1)
    rows = rows[~rows["event_id"].isin([season.season_id for season in calendar()])]  # an office's correction of a season
    at_home = accounts[accounts["regency_code"].notna()].assign(region_code=accounts["regency_code"])
    placed = (_shock(row, at_home) for row in rows.to_dict("records"))
    return tuple(shock for shock in placed if shock.regencies)


def _shock(row: dict, accounts: pd.DataFrame) -> Shock:
    """Whom it hit: its scope, else its host regency, else its province, else everyone."""
    host = None if pd.isna(row["host_regency_code"]) else f"regency:{row['host_regency_code']}"
    scope = row["invited_scope"] if isinstance(row["invited_scope"], str) and row["invited_scope"] else host
    province = None if pd.isna(row["province_code"]) else row["province_code"]
    hit = tuple(sorted(accounts.loc[invited(accounts, scope, province), "regency_code"].unique()))
    everywhere = len(hit) == accounts["regency_code"].nunique()
    began = pd.Timestamp(row["starts_on"]).date()
    return Shock(row["event_id"], row["name"], began, int(row["week"]), row["date_precision"], hit, everywhere)


def spared(shocks: tuple[Shock, ...], accounts: pd.DataFrame) -> np.ndarray | None:
    """Which accounts live where no shock hit; None where there is none to set apart."""
    hit = {code for shock in shocks if not shock.everywhere for code in shock.regencies}
    return ~accounts["regency_code"].isin(hit).to_numpy() if hit else None
