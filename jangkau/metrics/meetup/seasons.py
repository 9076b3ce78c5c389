"""Ramadan, Lebaran, elections and school holidays: known to everyone, so no office has to enter them; it may correct them."""

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import pandas as pd

from jangkau.metrics.meetup.panel import Occasion
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.folders import REPOSITORY

SEASONS = REPOSITORY / "data" / "reference" / "seasons.csv"
STIRRING = ("ramadan", "lebaran", "election")  # lift some kinds of accounts and others not; a school holiday hardly does


@dataclass(frozen=True)
class Season:
    """A season, and its first and last week counted from the meetup's (where there is one)."""

    season_id: str
    kind: str
    name: str
    starts_on: date
    ends_on: date
    date_precision: str  # day, or approximate
    first_week: int = 0
    last_week: int = 0

    @property
    def stirring(self) -> bool:
        return self.kind in STIRRING


@lru_cache
def calendar() -> tuple[Season, ...]:
    """Every season on record, 2019 to 2028, in the order of their days."""
    with SEASONS.open(encoding="utf-8") as file:
        return tuple(
            Season(row["season_id"], row["kind"], row["name"], date.fromisoformat(row["starts_on"]),
                   date.fromisoformat(row["ends_on"]), row["date_precision"])
            for row in csv.DictReader(file)
        )  # fmt: skip


def seasons(warehouse: Warehouse, about: Occasion, horizon: int) -> tuple[Season, ...]:
    """The seasons that touch a week from the meetup's to the horizon's last; an office's shock of the same id takes its place."""
    own = {row["event_id"]: row for row in warehouse.ask("meetup_own_seasons").to_dict("records")}
    corrections = (corrected(season, own.get(season.season_id)) for season in calendar())
    placed = (_placed(season, about.week) for season in corrections)
    return tuple(season for season in placed if season.first_week <= horizon - 1 and season.last_week >= 0)


def corrected(season: Season, own: dict | None) -> Season:
    """With the dates and name that the office gave."""
    if own is None:
        return season
    first, last = (pd.Timestamp(day).date() for day in (own["starts_on"], own["ends_on"]))
    return replace(season, name=own["name"], starts_on=first, ends_on=last, date_precision=own["date_precision"])


def _placed(season: Season, week: date) -> Season:
    first, last = ((day - week).days // 7 for day in (season.starts_on, season.ends_on))
    return replace(season, first_week=first, last_week=last)
