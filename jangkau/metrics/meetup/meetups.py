"""The meetups: where and when, who was invited and who came."""

import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.warehouse import Warehouse


def meetups(warehouse: Warehouse) -> pd.DataFrame:
    """Every meetup, the newest first.

    Columns: event_id, series, name, starts_on, ends_on, date_precision (day or month), province_code, host_regency_code,
    host_regency, place, invited_scope, participants (people, as reported), source, speakers, topics (each parted by semicolons),
    accounts_came, accounts_matched (of
    them registered), accounts_again (of them at an earlier meetup too), regencies_came, accounts_registered (in the province,
    active that day), regencies_registered and share_came (accounts_matched / accounts_registered).
    """
    return warehouse.ask("meetups")


def editions(warehouse: Warehouse, series: str, outcome: str = "followers", horizon: int = 8) -> list[MeetupEffect]:
    """The answers for all meetups of a series, the oldest first."""
    held = meetups(warehouse)
    events = held.loc[held["series"] == series, "event_id"].iloc[::-1]
    return [meetup_effect(warehouse, event, outcome, horizon) for event in events]
