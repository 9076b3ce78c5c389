"""What can be told of a meetup where no effect can: the weeks of those that came, as they were, and how much all rests on."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.picture import DRAWN, indexed_series
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import weeks

COMPARABLE = ("effect", "unsure", "diverging")


def pictured(answer: MeetupEffect, drawn: range = DRAWN) -> pd.DataFrame:
    """The frame of indexed_series. Where nothing can be compared: every account with a value the week before, all alike."""
    if answer.verdict in COMPARABLE:
        return indexed_series(answer, drawn)
    group = np.where(present(answer.comparison), 0, -1)
    return indexed_series(replace(answer, comparison=replace(answer.comparison, group=group)), drawn)


def present(comparison: Compared) -> np.ndarray:
    """Which attendees and comparison accounts have a value in the week before."""
    return (comparison.panel.accounts["role"] != "").to_numpy() & ~np.isnan(comparison.panel.week(-1))


def telling(comparison: Compared) -> np.ndarray:
    """Which attendees and comparison accounts have a value in any week that is drawn."""
    drawn = np.column_stack([comparison.panel.week(week) for week in DRAWN])
    return (comparison.panel.accounts["role"] != "").to_numpy() & ~np.isnan(drawn).all(axis=1)


def left_out(answer: MeetupEffect) -> pd.DataFrame:
    """Why accounts are left out, the most first. Columns: why (LEFT_OUT code), came (of those that came), others."""
    accounts = answer.comparison.panel.accounts
    parts = [pd.DataFrame({"why": answer.comparison.why, "came": accounts["came"].to_numpy(bool)})[~answer.comparison.used]]
    if len(answer.outsiders):
        parts.append(answer.outsiders[["why", "came"]].astype({"came": bool}))
    reasons = pd.concat(parts, ignore_index=True)
    reasons = reasons[reasons["why"].astype(str) != ""]
    counted = reasons.groupby("why", as_index=False).agg(came=("came", "sum"), every=("came", "size"))
    return counted.assign(others=counted["every"] - counted["came"]).sort_values(["every", "why"], ascending=[False, True])


def meetup_coverage(warehouse: Warehouse, answer: MeetupEffect) -> Coverage:
    """The regencies and accounts in the estimate (without one: with data), of those registered, and the last day with data."""
    accounts, counted = answer.comparison.panel.accounts, answer.comparison.used
    if answer.verdict not in COMPARABLE:
        counted = telling(answer.comparison)
    regencies = accounts["regency_code"]
    return Coverage(
        int(regencies[counted].nunique()), int(regencies.nunique()), int(counted.sum()), len(accounts),
        data_until(warehouse, answer.occasion.province_code, answer.outcome),
    )  # fmt: skip


def data_until(warehouse: Warehouse, province: str | None, outcome: str) -> date | None:
    """The last day with a number in the province."""
    if not province:
        return None
    available = weeks(warehouse, province)["week"]
    if available.empty:
        return None
    scope = Scope(province, week=available.iloc[-1].date())
    until = warehouse.ask("data_until", metric=outcome, **scope.parameters())["data_until"].iloc[0]
    return None if pd.isna(until) else until.date()
