"""Where an agenda or campaign has not arrived: kabupaten and kota in which no account posted about it, and who could carry it."""

from datetime import timedelta

import pandas as pd

from jangkau.metrics.campaigns.agenda_response import agenda_response_between, message_response
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse

STATES = ("delivered", "undelivered", "unknown", "no_account")
POSTED = ("on_time", "late", "day_only")
HABIT_WEEKS = 52


@kept
def undelivered(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """What became of each agenda and campaign in each kabupaten and kota that it was meant for.

    Agendas whose 72 hours, campaigns whose last day, ended in the period, with patterns. Looked at are the accounts in scope
    that are registered there and were active when it began, invited or not, by the rules of agenda_response.
    Columns: event_id, kind, agenda (its name, a campaign's too), starts_on, regency_code, region, population (registered
    residents in population_year), accounts, posted (of them, within the time that counts), silent (their exports tell every
    post of it, and none is about it), unknown (accounts whose exports do not), state: delivered (some account posted),
    undelivered (none did, and of every one it is known), unknown (none is known to have posted, of some it is not known),
    no_account. Accounts at province level stand for no regency.
    """
    places = warehouse.ask("message_places", **scope.parameters())
    response = pd.concat([message_response(warehouse, scope, kind) for kind in ("agenda", "campaign")])
    marks = response[["event_id", "regency_code"]].assign(
        accounts=1,
        posted=response["status"].isin(POSTED).astype(int),
        silent=(response["status"] == "none").astype(int),
        unknown=(response["status"] == "no_data").astype(int),
    )
    counts = marks.groupby(["event_id", "regency_code"]).sum().reset_index()
    rows = places.merge(counts, on=["event_id", "regency_code"], how="left")
    rows = rows.fillna(dict.fromkeys(("accounts", "posted", "silent", "unknown"), 0))
    rows = rows.astype(dict.fromkeys(("accounts", "posted", "silent", "unknown"), "int64"))
    state = pd.Series("undelivered", rows.index, dtype="str").mask(rows["unknown"] > 0, "unknown")
    return rows.assign(state=state.mask(rows["posted"] > 0, "delivered").mask(rows["accounts"] == 0, "no_account"))


def undelivered_totals(regions: pd.DataFrame) -> pd.DataFrame:
    """How many kabupaten and kota, and how many of their residents, in each state: one row an agenda or campaign.

    `regions`: of undelivered(). Columns: event_id, kind, agenda, starts_on, regions, population; of each state the regions
    (delivered, undelivered, unknown, no_account) and the residents (delivered_population, …). The states add up to the whole.
    """
    by = ["event_id", "kind", "agenda", "starts_on"]
    told = regions[by].assign(regions=1, population=regions["population"])
    for state in STATES:
        here = regions["state"] == state
        told[state] = here.astype(int)
        told[f"{state}_population"] = regions["population"].where(here, 0)
    return told.groupby(by, sort=False).sum().reset_index()


@kept
def could_carry(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The accounts of regencies that an agenda or campaign has surely not reached, those that answer agendas most first.

    Columns: event_id, agenda, regency_code, region, account, name, handle, platform, owner, asked (agendas of the year before
    of which its exports tell all 72 hours), answered (of them, within those), habit (answered / asked, blank where none was
    asked), place (1 is the first of its regency). Ordered by (answered + 1) / (asked + 2), so that one of one comes after nine
    of ten; accounts of which nothing is known come last. How large an account is counts for nothing.
    """
    missed = undelivered(warehouse, scope)
    missed = missed[missed["state"] == "undelivered"]
    response = pd.concat([message_response(warehouse, scope, kind) for kind in ("agenda", "campaign")])
    columns = ["event_id", "agenda", "starts_on", "regency_code", "region", "account", "name", "handle", "platform", "owner"]
    there = response[columns].merge(missed[["event_id", "regency_code"]], on=["event_id", "regency_code"])
    habits = [_habits(warehouse, scope, starts_on) for starts_on in there["starts_on"].unique()]
    rows = there.merge(pd.concat([_NO_HABITS, *habits]), on=["starts_on", "account"], how="left")
    rows = rows.fillna({"asked": 0, "answered": 0}).astype({"asked": "int64", "answered": "int64"})
    rows = rows.assign(
        habit=rows["answered"] / rows["asked"].where(rows["asked"] > 0),
        likely=((rows["answered"] + 1) / (rows["asked"] + 2)).where(rows["asked"] > 0, -1),
    ).sort_values(["starts_on", "event_id", "regency_code", "likely", "account"], ascending=[True, True, True, False, True])
    place = rows.groupby(["event_id", "regency_code"]).cumcount() + 1
    return rows.assign(place=place).drop(columns=["likely", "starts_on"]).reset_index(drop=True)


_NO_HABITS = pd.DataFrame({"starts_on": pd.Series(dtype="datetime64[us]"), "account": pd.Series(dtype="str"),
                           "asked": pd.Series(dtype="int64"), "answered": pd.Series(dtype="int64")})  # fmt: skip


def _habits(warehouse: Warehouse, scope: Scope, starts_on: pd.Timestamp) -> pd.DataFrame:
    """How many agendas each account answered of those whose 72 hours were over when another one began."""
    last = starts_on.date() - timedelta(days=1)
    earlier = agenda_response_between(warehouse, scope, last - timedelta(weeks=HABIT_WEEKS), last)
    counted = earlier[earlier["covered"] & earlier["timed"]].assign(asked=1)
    sums = counted.groupby("account").agg(asked=("asked", "sum"), answered=("answered", "sum"))
    return sums.reset_index().assign(starts_on=starts_on)
