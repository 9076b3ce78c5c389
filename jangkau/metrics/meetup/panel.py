"""The weeks around a meetup: one row an account, one column a week, week 0 being the meetup's own."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.plan import OUTCOMES

FIRST, LAST = -40, 26  # weeks from the meetup's own that are read


@dataclass(frozen=True)
class Occasion:
    """The event asked about; `week` is the Monday of its first week."""

    event_id: str
    name: str
    series: str | None
    starts_on: date
    ends_on: date
    week: date
    date_precision: str
    province_code: str | None
    host_regency_code: str | None
    invited_scope: str | None
    participants: int | None
    place: str | None
    cost_rupiah: int | None = None
    plan: str | None = None

    @property
    def exact(self) -> bool:
        """Whether the week is known; of some events only the month is."""
        return self.date_precision != "month"


def no_occasion(province: str | None, week: date) -> Occasion:
    """A week like any other, to look at the accounts around it."""
    return Occasion("", "", None, week, week, week, "day", province, None, None, None, None)


INVENTED = no_occasion(None, date(1970, 1, 5))  # of a panel that no office recorded


@dataclass(frozen=True, eq=False)
class Panel:
    """Accounts (columns as in meetup_accounts.sql, in the order of their keys) and their log outcome, blank where not told."""

    accounts: pd.DataFrame
    levels: np.ndarray  # accounts x weeks FIRST..LAST
    outcome: str = "followers"

    def week(self, number: int) -> np.ndarray:
        """Every account's level in one week; blank outside what was read."""
        inside = FIRST <= number <= LAST
        return self.levels[:, number - FIRST] if inside else np.full(len(self.levels), np.nan)

    def of(self, accounts: pd.DataFrame) -> "Panel":
        """The same accounts, told more about."""
        return replace(self, accounts=accounts)

    def only(self, mask: np.ndarray) -> "Panel":
        """Some of the accounts."""
        return replace(self, accounts=self.accounts[mask].reset_index(drop=True), levels=self.levels[mask])


def homes(accounts: pd.DataFrame) -> np.ndarray:
    """Whose good and bad times each account shares, as a number: its regency's, or the province's where it serves all of it."""
    regency, province = (accounts[name].astype("string") for name in ("regency_code", "province_code"))
    return pd.factorize(regency.fillna(province).fillna(""))[0]


class EventUnknown(LookupError):
    """A question about a meetup that names none, or one that nobody registered."""


def occasion(warehouse: Warehouse, event: str) -> Occasion:
    """The event by its id. Raises EventUnknown."""
    rows = warehouse.ask("meetup_occasion", event=event)
    if rows.empty:
        raise EventUnknown(f"no event has the id {event}; `python -m jangkau metrics meetups` lists them")
    record = rows.astype(object).where(rows.notna(), None).to_dict("records")[0]
    days = {name: pd.Timestamp(record[name]).date() for name in ("starts_on", "ends_on", "week")}
    return Occasion(**{name: record[name] for name in Occasion.__dataclass_fields__ if name not in days}, **days)


def panel(warehouse: Warehouse, about: Occasion, outcome: str = "followers") -> Panel:
    """The accounts of the event's province and their weeks; of every province where the event has none."""
    if outcome not in OUTCOMES:
        raise LookupError(f"the outcome {outcome} is not among {', '.join(OUTCOMES)}")
    where = {"province": about.province_code, "metric": outcome, "week": about.week}
    accounts = warehouse.ask("meetup_accounts", **where)
    accounts = accounts.astype(dict.fromkeys(("active_from_week", "active_to_week", "first_known", "last_known"), float))
    question = "meetup_followers" if outcome == "followers" else "meetup_flows"
    totals_known = warehouse.ask(question, first=FIRST, last=LAST, **where)
    return Panel(accounts, logs(totals_known, len(accounts), outcome), outcome)


def logs(totals_known: pd.DataFrame, accounts: int, outcome: str) -> np.ndarray:
    """seat, week, total as accounts x weeks: ln(total) of a stock (0 has none and is blank), ln(1 + total) of a flow."""
    totals = np.full((accounts, LAST - FIRST + 1), np.nan)
    totals[totals_known["seat"].to_numpy(), totals_known["week"].to_numpy() - FIRST] = totals_known["total"].to_numpy(float)
    if outcome != "followers":
        return np.log1p(np.where(totals >= 0, totals, np.nan))
    return np.log(np.where(totals > 0, totals, np.nan))


def monday(about: Occasion, week: int) -> date:
    """The Monday of a week counted from the meetup's."""
    return about.week + timedelta(weeks=week)
