"""How long it takes until accounts post about an agenda, with those who have not yet kept in (Kaplan and Meier)."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from jangkau.metrics.campaigns.agenda_response import agenda_response, agenda_response_between, response_shares
from jangkau.metrics.kept import kept
from jangkau.metrics.meetup.panel import EventUnknown
from jangkau.metrics.scope import Place, Scope
from jangkau.metrics.survival import half_time, kaplan_meier
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import SIDES


@dataclass(frozen=True)
class ResponseTime:
    """median: hours until half had posted, None where half never did within the hours watched; `curve` as in waiting().

    pairs = answered + waiting + lost (no post, and the exports end within the 72 hours).
    """

    median: float | None
    pairs: int
    answered: int
    lost: int
    curve: pd.DataFrame

    @property
    def waiting(self) -> int:
        """Pairs of account and agenda without a post, though exports tell of all 72 hours: "belum"."""
        return self.pairs - self.answered - self.lost


def waiting(hours: pd.Series, watched_hours: pd.Series) -> pd.DataFrame:
    """The share still without a post after so many hours: Kaplan and Meier's estimate.

    hours: when each posted, blank where it has not; watched_hours: how long it was looked at. One that has not posted
    counts as long as it was looked at, and no longer. Columns: hours, at_risk, posted, share (still waiting).
    """
    return kaplan_meier(hours, watched_hours).rename(columns={"at": "hours", "ended": "posted"})


def time_to_respond(response: pd.DataFrame) -> ResponseTime:
    """The median over pairs of account and agenda that exports tell of from the agenda's start on, of agenda_response.

    Left out are accounts whose files never tell the hour, whether they posted or not: leaving out only those that did would
    make the others look slower. A single post known to the day counts at that day's end.
    """
    watched = response[(response["watched_hours"] > 0) & response["timed"]]
    curve = waiting(watched["hours"], watched["watched_hours"])
    median = half_time(curve.rename(columns={"hours": "at"}))
    lost = ~watched["covered"] & ~(watched["hours"] <= watched["watched_hours"])
    return ResponseTime(median, len(watched), int(curve["posted"].sum()), int(lost.sum()), curve)


def response_curve(response: pd.DataFrame) -> pd.DataFrame:
    """The curves of time_to_respond, for each owner and (owner blank) for all: one row a moment at which somebody posted.

    Columns: owner, hours (since the agenda's start), at_risk (without a post and still looked at), posted (at that moment),
    share (still waiting, Kaplan and Meier).
    """
    groups: dict[str | None, pd.DataFrame] = {None: response}
    groups |= {owner: response[response["owner"] == owner] for owner in SIDES}
    curves = [time_to_respond(part).curve.assign(owner=owner) for owner, part in groups.items()]
    return pd.concat(curves, ignore_index=True)[["owner", "hours", "at_risk", "posted", "share"]]


def response_time(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Median hours to respond to the period's agendas, for each owner and (owner blank) for all.

    Columns: owner, agendas, pairs (account and agenda, looked at from the start on), answered, waiting ("belum": looked at
    for all 72 hours), lost (no post, looked at for less), median_hours (blank: fewer than half posted within 72 hours),
    on_time_share, counted_on_time, counted.
    """
    return _table(agenda_response(warehouse, scope), "owner", [None, *SIDES])


@kept
def response_around(warehouse: Warehouse, place: Place, event_id: str, weeks: int = 52) -> pd.DataFrame:
    """The same before and after a meetup, for the accounts that came and those that did not. An observation, no proof.

    Agendas of `weeks` weeks on either side; before it those whose 72 hours were over when it began. Columns: came, period
    (before, after) and those of response_time without owner. Raises EventUnknown where no event has that id.
    """
    days = warehouse.ask("event_days", event=event_id)
    if days.empty:
        raise EventUnknown(f"no event is called {event_id}")
    first, last = (days[name].iloc[0].date() for name in ("starts_on", "ends_on"))
    came = set(warehouse.ask("attendance", event=event_id)["account"])
    tables = []
    for period, (begins, ends) in _around(first, last, weeks).items():
        response = agenda_response_between(warehouse, place, begins, ends)
        response = response.assign(came=response["account"].isin(came))
        tables.append(_table(response, "came", [True, False]).assign(period=period))
    return pd.concat(tables, ignore_index=True)


def _around(first: date, last: date, weeks: int) -> dict[str, tuple[date, date]]:
    far, day, answered = timedelta(weeks=weeks), timedelta(days=1), timedelta(days=3)  # an agenda's 72 hours
    return {"before": (first - far + answered, first - day), "after": (last + day + answered, last + far + answered)}


def _table(response: pd.DataFrame, column: str, groups: list) -> pd.DataFrame:
    rows = []
    for group in groups:
        part = response if group is None else response[response[column] == group]
        shares = response_shares(part.assign(all=1), ["all"])
        time = time_to_respond(part)
        rows.append({
            column: group, "agendas": part["event_id"].nunique(), "pairs": time.pairs, "answered": time.answered,
            "waiting": time.waiting, "lost": time.lost, "median_hours": time.median,
            "on_time_share": shares["on_time_share"].iloc[0] if len(shares) else None,
            "counted_on_time": int(shares["counted_on_time"].sum()), "counted": int(shares["counted"].sum()),
        })  # fmt: skip
    return pd.DataFrame(rows)
