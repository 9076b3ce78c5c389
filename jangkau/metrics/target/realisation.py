"""What became of a target: each measure by the number that bears its name elsewhere, and what that rests on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from jangkau.metrics.campaigns.agenda_response import agenda_response, response_shares
from jangkau.metrics.campaigns.hoax_corrections import correction_share, hoax_corrections
from jangkau.metrics.meetup.meetups import meetups
from jangkau.metrics.target.target import Target
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.key_figures import posting
from jangkau.metrics.weeks import weeks

OF_EVENTS = ("hoax_response", "meetup_attendance")  # told of reports and lists, whatever accounts are registered


@dataclass(frozen=True)
class Realisation:
    """amount: None where it is unknown, and `lacking` says why. cases: of what a share is one.

    told of whole: what it rests on (accounts; agendas times accounts; meetups with a list). coverage: the share of the
    whole, over every week. steady: of the accounts that told, those that did in every week.
    """

    amount: float | None
    cases: int | None = None
    told: int = 0
    whole: int = 0
    coverage: float | None = None
    steady: int | None = None
    lacking: str | None = None


def realisation(warehouse: Warehouse, target: Target, until: date | None) -> Realisation:
    """What is known of a target by the week `until`."""
    if until is None or not target.period.known(until):
        return Realisation(None, lacking="not_begun")
    if target.measure not in OF_EVENTS and _accounts(warehouse, target, until).empty:
        return Realisation(None, lacking="no_account")
    return MEASURED[target.measure](warehouse, target, until)


def weeks_of_views(warehouse: Warehouse, target: Target, until: date, every: bool = False) -> pd.DataFrame:
    """What its accounts told of views in each week of its period that is known; in `every` one from the office's first on."""
    scope, first = target.scope(until), weeks(warehouse, target.place[:2])["week"].iloc[0].date()
    about = target.parameters(until) | {"since": min(first, target.period.first_week), "week": until}
    told = warehouse.ask("target_weeks", metric="views", **about)  # the same for all periods of a place
    since, last = (first, until) if every else (scope.first_week, scope.week)
    return told[told["week"].between(pd.Timestamp(since), pd.Timestamp(last))].reset_index(drop=True)


def _views(warehouse: Warehouse, target: Target, until: date) -> Realisation:
    return _of_accounts(warehouse, target, until, weeks_of_views(warehouse, target, until)["total"].sum(min_count=1))


def _active(warehouse: Warehouse, target: Target, until: date) -> Realisation:
    scope = target.scope(until)
    periods = posting(warehouse, scope, count=1)
    now = periods[periods["week"] == pd.Timestamp(scope.week)]
    whole = len(_accounts(warehouse, target, until))
    if now.empty:
        return Realisation(None, whole=whole, lacking="no_data")
    told = int(now["accounts_told"].iloc[0])
    return Realisation(float(now["accounts_posting"].iloc[0]), None, told, whole, told / whole if whole else None)


def _growth(warehouse: Warehouse, target: Target, until: date) -> Realisation:
    """From the last totals before the period to the last ones within it, over the accounts that have both."""
    base = target.period.first_week - timedelta(weeks=1)
    whole = len(_accounts(warehouse, target, until))
    pairs = warehouse.ask("follower_pairs", base=base, since=target.period.first_week, **target.parameters(until))
    if pairs.empty or not pairs["followers_before"].iloc[-1]:
        return Realisation(None, whole=whole, lacking="no_start")
    last = pairs.iloc[-1]
    told = int(last["accounts"])
    return Realisation(last["followers"] / last["followers_before"] - 1, None, told, whole, told / whole)


def _agendas(warehouse: Warehouse, target: Target, until: date) -> Realisation:
    response = agenda_response(warehouse, target.scope(until))
    if target.organisation:
        own = _accounts(warehouse, target, until)["account"]
        response = response[response["account"].isin(own)]
    if response.empty:
        return Realisation(None, lacking="no_agenda")
    whole = response_shares(response.assign(all=1), ["all"]).iloc[0]
    counted, expected = int(whole["counted"]), int(whole["expected"])
    if not counted:
        return Realisation(None, 0, 0, expected, 0.0, lacking="no_data")
    return Realisation(float(whole["on_time_share"]), counted, counted, expected, counted / expected)


def _hoaxes(warehouse: Warehouse, target: Target, until: date) -> Realisation:
    answered = correction_share(hoax_corrections(warehouse, target.scope(until)))
    if not answered.reported:
        return Realisation(None, lacking="no_hoax")
    return Realisation(answered.share, answered.reported, answered.reported, answered.reported, 1.0)


def _attendance(warehouse: Warehouse, target: Target, until: date) -> Realisation:
    """Accounts on the lists of the meetups held, each as often as it came."""
    scope, held = target.scope(until), meetups(warehouse)
    held = held[held["starts_on"].between(pd.Timestamp(scope.first_week), pd.Timestamp(scope.sunday))]
    where = held["host_regency_code"] == scope.regency if scope.regency else held["province_code"] == scope.province
    held, listed = held[where], held[where & (held["accounts_came"] > 0)]
    if listed.empty:
        return Realisation(None, whole=len(held), coverage=0.0, lacking="no_list" if len(held) else "no_meetup")
    return Realisation(float(listed["accounts_came"].sum()), None, len(listed), len(held), len(listed) / len(held))


def _of_accounts(warehouse: Warehouse, target: Target, until: date, amount: float) -> Realisation:
    """A sum over accounts, and in how many of their weeks they told."""
    accounts = _accounts(warehouse, target, until)
    told = accounts[accounts["weeks_told"] > 0]
    if told.empty:
        return Realisation(None, whole=len(accounts), lacking="no_data")
    steady = int((told["weeks_told"] == told["weeks_active"]).sum())
    return Realisation(
        float(amount), None, len(told), len(accounts), accounts["weeks_told"].sum() / accounts["weeks_active"].sum(), steady
    )


def _accounts(warehouse: Warehouse, target: Target, until: date) -> pd.DataFrame:
    """Its accounts, and in how many weeks they told of views, whatever the measure: all targets of a period ask once."""
    scope = target.scope(until)
    every = warehouse.ask("target_accounts", metric="views", **replace(scope, regency=None).parameters())
    whose = every["organisation"] == target.organisation if target.organisation else every["placed"]
    return every[whose & (every["regency_code"] == scope.regency) if scope.regency else whose]


MEASURED: dict[str, Callable[[Warehouse, Target, date], Realisation]] = {
    "followers_growth": _growth, "views": _views, "agenda_response": _agendas, "hoax_response": _hoaxes,
    "accounts_active": _active, "meetup_attendance": _attendance,
}  # fmt: skip
