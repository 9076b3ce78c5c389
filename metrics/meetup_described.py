"""What can be told of a meetup where no effect can: the weeks of those that came, as they were, and how much all rests on."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from metrics.coverage import Coverage
from metrics.meetup_answer import MeetupEffect
from metrics.meetup_picture import SHOWN, indexed_series
from metrics.meetup_verdict import VERDICTS
from metrics.scope import Scope
from metrics.warehouse import Warehouse
from metrics.weeks import weeks

COMPARABLE = ("effect", "unsure", "diverging")


def pictured(answer: MeetupEffect, shown: range = SHOWN) -> pd.DataFrame:
    """The frame of indexed_series. Where nothing can be compared: every account with a value the week before, all alike."""
    assert answer.verdict in VERDICTS
    if answer.verdict in COMPARABLE:
        return indexed_series(answer, shown)
    seen = answer.seen
    present = (seen.panel.accounts["role"] != "").to_numpy() & ~np.isnan(seen.panel.week(-1))
    return indexed_series(replace(answer, seen=replace(seen, group=np.where(present, 0, -1))), shown)


def left_out(answer: MeetupEffect) -> pd.DataFrame:
    """Why accounts are left out, the most first. Columns: why (LEFT_OUT code), came (of those that came), others."""
    accounts = answer.seen.panel.accounts
    parts = [pd.DataFrame({"why": answer.seen.why, "came": accounts["came"].to_numpy(bool)})[~answer.seen.used]]
    if len(answer.outsiders):
        parts.append(answer.outsiders[["why", "came"]].astype({"came": bool}))
    told = pd.concat(parts, ignore_index=True)
    told = told[told["why"].astype(str) != ""]
    counted = told.groupby("why", as_index=False).agg(came=("came", "sum"), every=("came", "size"))
    return counted.assign(others=counted["every"] - counted["came"]).sort_values(["every", "why"], ascending=[False, True])


def meetup_coverage(warehouse: Warehouse, answer: MeetupEffect) -> Coverage:
    """The regencies and accounts in the estimate, of those registered in the event's province, and the last day with data."""
    accounts = answer.seen.panel.accounts
    regencies = accounts["regency_code"]
    return Coverage(
        int(regencies[answer.seen.used].nunique()), int(regencies.nunique()), int(answer.seen.used.sum()), len(accounts),
        data_until(warehouse, answer.occasion.province_code, answer.outcome),
    )  # fmt: skip


def data_until(warehouse: Warehouse, province: str | None, outcome: str) -> date | None:
    """The last day with a number in the province."""
    told = weeks(warehouse, province)["week"] if province else pd.Series(dtype=object)
    if told.empty:
        return None
    scope = Scope(province, week=told.iloc[-1].date())
    until = warehouse.ask("data_until", metric=outcome, **scope.parameters())["data_until"].iloc[0]
    return None if pd.isna(until) else until.date()
