"""Which accounts posted about an agenda, in time, late or not at all; and for which of them nobody can tell."""

from datetime import date

import numpy as np
import pandas as pd

from jangkau.metrics.campaigns.years import together
from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Place, Scope
from jangkau.metrics.warehouse import Warehouse

STATES = ("on_time", "late", "day_only", "none", "no_data")


def agenda_response(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """What each expected account did about each agenda (kind agenda, with patterns) whose 72 hours ended in the period.

    Expected are the accounts in scope that events.invited_scope names (all, province:CODE, bakorwil:NAME, regency:CODE,
    accounts:PLATFORM:HANDLE, as invited.py keeps it; without one: the agenda's province) and that were active that day.
    Columns: event_id, agenda, starts_on, starts_at (UTC), account, name, handle, platform, owner, province_code,
    regency_code, region (blank at province level), status, covered (the account's exports tell every post of the 72
    hours), timed (the platform's files tell the hour of a post, as YouTube's do not, or the agenda has none), answered (a
    post that surely lies within the 72 hours), hours (from the start to the first such post, at the latest),
    watched_hours (how long after the start the exports reach, at most 72), posts, post_id, permalink, matched (what was
    found in the post).
    status: on_time (a matching post within 24 hours), late (72), day_only (a post whose file tells the day alone, which
    may lie in either or before the start), none (covered, and no post), no_data. A post before the start is no response; one
    that an account made together with another is a response of both. Measures as in METRICS.md, definitions 2.
    """
    return agenda_response_between(warehouse, scope, scope.first_week, scope.sunday)


def agenda_response_between(warehouse: Warehouse, scope: Place, first: date, last: date) -> pd.DataFrame:
    """The same for the agendas whose 72 hours ended from one day to another, whatever the scope's weeks."""
    return _answered(warehouse, scope.place, first, last, "agenda", False)


def message_response(warehouse: Warehouse, scope: Scope, kind: str) -> pd.DataFrame:
    """The same of every account in scope, expected or not, for the period's agendas or for the campaigns that ended in it.

    A campaign's posts count from its first day to its last, and its accounts are covered where exports tell all of them.
    """
    return _answered(warehouse, scope.place, scope.first_week, scope.sunday, kind, True)


@kept
def _answered(warehouse: Warehouse, place: Place, first: date, last: date, kind: str, everyone: bool) -> pd.DataFrame:
    """What is asked by whole years, cut to the agendas whose last day that counts lies within."""
    closing = warehouse.ask("messages_closing", kind=kind)
    within = closing[closing["closes_on"].between(pd.Timestamp(first), pd.Timestamp(last))]
    years = within["closes_on"].dt.year.unique().tolist() or [date.min.year]  # no agenda, but the columns
    rows = together([_year(warehouse, place, year, kind, everyone) for year in years])
    meant = rows["event_id"].isin(within["event_id"])
    return rows if meant.all() else rows[meant].reset_index(drop=True)


@kept
def _year(warehouse: Warehouse, place: Place, year: int, kind: str, everyone: bool) -> pd.DataFrame:
    """Asked of all accounts of the province, once for every narrower view: a row tells whose it is."""
    asked = {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31), "kind": kind, "everyone": everyone}
    rows = warehouse.ask("agenda_response", province=place.province, **asked)
    accounts = warehouse.ask("message_accounts", province=place.province)
    messages = warehouse.ask("messages_closing", kind=kind).drop(columns="closes_on")
    wanted = np.ones(len(accounts), dtype=bool)
    for name in ("platform", "owner", "bakorwil", "regency_code"):
        if value := getattr(place, name.removesuffix("_code")):
            wanted &= accounts[name].eq(value).to_numpy()
    rows = rows[wanted[rows["whose"].to_numpy()]]
    message, whose = (rows.pop(name).to_numpy() for name in ("message", "whose"))
    hours = warehouse.ask("hours_told", province=place.province)
    told = ~accounts["account"].isin(hours.loc[hours["tells_hour"].eq(False), "account"]).to_numpy()
    rows = rows.assign(timed=rows["timed"] | told[whose])
    named = (messages.take(message), accounts.drop(columns="bakorwil").take(whose), rows)
    return pd.concat([part.reset_index(drop=True) for part in named], axis=1)


def agenda_posts(warehouse: Warehouse, response: pd.DataFrame, event_id: str) -> pd.DataFrame:
    """The posts that agenda_response counted for one agenda, the most seen first.

    Only of expected accounts, from the agenda's start to 72 hours after it. Columns as in metrics.theme_share.theme_posts.
    """
    expected = response.loc[response["event_id"] == event_id, "account"]
    posts = warehouse.ask("agenda_posts", event=event_id)
    return posts[posts["account"].isin(expected)].reset_index(drop=True)


def response_shares(response: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """How many accounts responded, for each agenda, region or owner: `by` names columns of agenda_response.

    Columns: those of `by`; expected; on_time, late, day_only, none, no_data (accounts, all expected); counted (covered and
    timed, the denominator), of these counted_on_time, counted_late (surely within 72 hours) and counted_none; untimed (not
    told to the hour, whether they posted or not: YouTube) and uncovered (posted, but the exports do not cover the 72 hours);
    on_time_share, answered_share (within 72 hours) of those counted, blank where there is none.
    expected = counted + untimed + uncovered + no_data. A post more never lowers a share.
    """
    counted, judged = response["covered"] & response["timed"], response["status"] != "no_data"
    on_time = counted & (response["status"] == "on_time")
    answered = counted & response["answered"] & ~on_time
    marks = response[by].assign(
        expected=1,
        **{state: (response["status"] == state).astype(int) for state in STATES},
        counted=counted.astype(int),
        counted_on_time=on_time.astype(int),
        counted_late=answered.astype(int),
        counted_none=(counted & ~on_time & ~answered).astype(int),
        untimed=(judged & ~response["timed"]).astype(int),
        uncovered=(judged & response["timed"] & ~response["covered"]).astype(int),
    )
    shares = marks.groupby(by, dropna=False, sort=False).sum().reset_index() if len(marks) else marks
    total = shares["counted"].where(shares["counted"] > 0)
    within = shares["counted_on_time"] + shares["counted_late"]
    return shares.assign(on_time_share=shares["counted_on_time"] / total, answered_share=within / total)


def response_matrix(response: pd.DataFrame) -> pd.DataFrame:
    """What the accounts of a region did about each agenda: one row a region and agenda, none where nobody was expected.

    Columns: regency_code, region (both blank at province level), event_id, agenda, starts_on, those of response_shares, and
    status: on_time (every counted account), partly (some of them), missed (some account posted, but no counted one in
    time), untold (some account posted, but of none one can tell when or what else), none (every expected account is
    covered and none posted), none_seen (none posted, and of some nobody can tell), no_data (of none anybody can tell).
    """
    cells = response_shares(response, ["regency_code", "region", "event_id", "agenda", "starts_on"])
    return cells.assign(status=[_region_state(cell) for cell in cells.itertuples()]).astype({"status": "str"})


def _region_state(cell) -> str:
    if not cell.on_time + cell.late + cell.day_only:
        return "none" if not cell.no_data else "none_seen" if cell.none else "no_data"
    if not cell.counted:
        return "untold"
    if not cell.counted_on_time:
        return "missed"
    return "on_time" if cell.counted_on_time == cell.counted else "partly"
