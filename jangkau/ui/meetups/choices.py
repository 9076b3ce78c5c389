"""Which meetup, outcome and horizon the page is about, and for whom; the choices live in the address."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.meetup.answer import Group
from jangkau.metrics.meetup.panel import OUTCOMES
from jangkau.metrics.scope import OWNERS, PLATFORMS
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import bakorwils, provinces
from jangkau.ui.choices import choice
from jangkau.ui.filters import narrowed
from jangkau.ui.meetups.days import when
from jangkau.ui.session import kept

HORIZONS = ("4", "8", "12")  # weeks
FILTERS = ("platform", "owner", "bakorwil")


@dataclass(frozen=True)
class Asked:
    """What is asked: of which meetup, which outcome after how many weeks, and of whom."""

    event: str
    outcome: str
    horizon: int
    group: Group


def asked(warehouse: Warehouse, every: pd.DataFrame, say: Say) -> Asked:
    """The row of choosers. `every`: the frame of meetups, which is not empty."""
    rows = every.set_index("event_id", drop=False)
    with st.container(horizontal=True, gap="xsmall", key="filters"):
        event = choice("event", list(rows.index), say, lambda one: named(rows.loc[one], say), usual_event(warehouse, rows))
        outcome = choice("outcome", list(OUTCOMES), say, lambda name: say(f"meetup.outcome.{name}"))
        horizon = choice("horizon", list(HORIZONS), say, lambda weeks: say("meetup.after", n=int(weeks)), "8")
        platform = narrowed("platform", PLATFORMS, say, lambda name: say(f"platform.{name}"), FILTERS)
        owner = narrowed("owner", OWNERS, say, lambda name: say(f"owner.{name}"), FILTERS)
        province = rows.at[event, "province_code"]
        areas = bakorwils(warehouse, province) if isinstance(province, str) else []
        area = narrowed("bakorwil", areas, say, str, FILTERS)
    return Asked(event, outcome, int(horizon), Group(owner, platform, area))


def named(event: pd.Series, say: Say) -> str:
    """A meetup as people call it, with its days."""
    return f"{event['name']} · {when(event, say, short=True)}"


def usual_event(warehouse: Warehouse, rows: pd.DataFrame) -> str:
    """The newest meetup of the province that the reader looks at, else the newest of all."""
    home = provinces(warehouse)["code"].tolist()[:1]
    province = kept("province") or (home[0] if home else None)
    own = rows[rows["province_code"] == province]
    return (own if len(own) else rows).index[0]
