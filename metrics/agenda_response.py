"""Which accounts posted about an agenda, in time, late or not at all; and for which of them nobody can tell."""

from datetime import date

import pandas as pd

from metrics.scope import Scope
from metrics.warehouse import Warehouse

STATES = ("on_time", "late", "day_only", "none", "no_data")


def agenda_response(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """What each expected account did about each agenda (kind agenda, with patterns) that began in the period.

    Expected are the accounts in scope that events.invited_scope names (all, province:CODE, bakorwil:NAME, regency:CODE,
    accounts:PLATFORM:HANDLE, as etl/invited.py keeps it; without one: the agenda's province) and that were active that day.
    Columns: event_id, agenda, starts_on, starts_at (UTC), account, name, handle, platform, owner, province_code,
    regency_code, region (blank at province level), status, covered (the account's exports tell every post of the 72
    hours), hours (from the start to the first matching post), watched_hours (how long after the start the exports
    reach, at most 72), posts, post_id, permalink, matched (what was found in the post).
    status: on_time (a matching post within 24 hours), late (72), day_only (a post whose file tells the day alone, which
    may lie in either or before the start), none (covered, and no post), no_data. A post before the start is no response.
    Measures as in METRICS.md, definitions 1.
    """
    return _asked(warehouse, scope, scope.first_week, scope.sunday)


def agenda_response_between(warehouse: Warehouse, scope: Scope, first: date, last: date) -> pd.DataFrame:
    """The same for the agendas that began from one day to another, whatever the scope's weeks."""
    return _asked(warehouse, scope, first, last)


def _asked(warehouse: Warehouse, scope: Scope, first: date, last: date) -> pd.DataFrame:
    return warehouse.ask("agenda_response", **scope.parameters() | {"first_day": first, "last_day": last})


def response_shares(response: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """How many accounts responded, for each agenda, region or owner: `by` names columns of agenda_response.

    Columns: those of `by`; expected; on_time, late, day_only, none, no_data (accounts); counted (covered and told to the
    hour, the denominator); on_time_share, answered_share (within 72 hours) of those counted, blank where there is none.
    A post more never lowers a share.
    """
    counted = response["covered"] & (response["status"] != "day_only")
    marks = response[by].assign(
        expected=1,
        **{state: (response["status"] == state).astype(int) for state in STATES},
        counted=counted.astype(int),
        in_time=(counted & (response["status"] == "on_time")).astype(int),
        answered=(counted & response["status"].isin(["on_time", "late"])).astype(int),
    )
    shares = marks.groupby(by, dropna=False, sort=False).sum().reset_index()
    total = shares["counted"].where(shares["counted"] > 0)
    shares = shares.assign(on_time_share=shares["in_time"] / total, answered_share=shares["answered"] / total)
    return shares.drop(columns=["in_time", "answered"])


def response_matrix(response: pd.DataFrame) -> pd.DataFrame:
    """The best that any account of a region did about each agenda: one row a region and agenda.

    Columns: regency_code, region (both blank at province level), event_id, agenda, starts_on, status, expected, responded.
    A region is none only where every account of it is, none_seen where of some of them nobody can tell, no_data where
    of none anybody can.
    """
    order = {state: place for place, state in enumerate(STATES)}
    ranked = response.assign(
        place=response["status"].map(order), responded=response["status"].isin(["on_time", "late", "day_only"]).astype(int)
    )
    keys = ["regency_code", "region", "event_id", "agenda", "starts_on"]
    found = ranked.groupby(keys, dropna=False, sort=False).agg(
        place=("place", "min"), last=("place", "max"), expected=("account", "size"), responded=("responded", "sum")
    )
    found = found.reset_index()
    status = found.pop("place").map(dict(enumerate(STATES)))
    mixed = (status == "none") & (found.pop("last") == order["no_data"])
    return found.assign(status=status.mask(mixed, "none_seen"))
