"""How long it takes until accounts post about an agenda, with those who have not yet kept in (Kaplan and Meier)."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from metrics.agenda_response import agenda_response, agenda_response_between, response_shares
from metrics.scope import Scope
from metrics.warehouse import Warehouse

HALF = 0.5


@dataclass(frozen=True)
class ResponseTime:
    """median: hours until half had posted, None where half never did within the hours watched; `curve` as in waiting()."""

    median: float | None
    pairs: int
    answered: int
    curve: pd.DataFrame

    @property
    def waiting(self) -> int:
        """Pairs of account and agenda without a post: "belum"."""
        return self.pairs - self.answered


def waiting(hours: pd.Series, watched_hours: pd.Series) -> pd.DataFrame:
    """The share still without a post after so many hours: Kaplan and Meier's estimate.

    hours: when each posted, blank where it has not; watched_hours: how long it was looked at. One that has not posted
    counts as long as it was looked at, and no longer. Columns: hours, at_risk, posted, share (still waiting).
    """
    posted_at = hours.where(hours <= watched_hours)
    left_at = posted_at.fillna(watched_hours)
    moments, posted = np.unique(posted_at.dropna().to_numpy(dtype=float), return_counts=True)
    at_risk = len(left_at) - np.searchsorted(np.sort(left_at.to_numpy(dtype=float)), moments)
    return pd.DataFrame({"hours": moments, "at_risk": at_risk, "posted": posted, "share": np.cumprod(1 - posted / at_risk)})


def time_to_respond(response: pd.DataFrame) -> ResponseTime:
    """The median over pairs of account and agenda that exports tell of from the agenda's start on, of agenda_response."""
    told = response[(response["watched_hours"] > 0) & (response["status"] != "day_only")]
    curve = waiting(told["hours"], told["watched_hours"])
    reached = curve[curve["share"] <= HALF]
    median = float(reached["hours"].iloc[0]) if len(reached) else None
    return ResponseTime(median, len(told), int(curve["posted"].sum()), curve)


def response_time(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """Median hours to respond to the period's agendas, for each owner and (owner blank) for all.

    Columns: owner, agendas, pairs (account and agenda, looked at from the start on), answered, waiting ("belum"),
    median_hours (blank: fewer than half posted within 72 hours), on_time_share, counted.
    """
    return _table(agenda_response(warehouse, scope), "owner", [None, "government", "community"])


def response_around(warehouse: Warehouse, scope: Scope, event_id: str, weeks: int = 52) -> pd.DataFrame:
    """The same before and after a meetup, for the accounts that came and those that did not. An observation, no proof.

    Agendas of `weeks` weeks on either side, none of the days of the meetup itself. Columns: came, period (before, after)
    and those of response_time without owner. Raises LookupError where no event has that id.
    """
    found = warehouse.ask("event_days", event=event_id)
    if found.empty:
        raise LookupError(f"no event is called {event_id}")
    first, last = (found[name].iloc[0].date() for name in ("starts_on", "ends_on"))
    came = set(warehouse.ask("attendance", event=event_id)["account"])
    tables = []
    for period, (begins, ends) in _around(first, last, weeks).items():
        response = agenda_response_between(warehouse, scope, begins, ends)
        response = response.assign(came=response["account"].isin(came))
        tables.append(_table(response, "came", [True, False]).assign(period=period))
    return pd.concat(tables, ignore_index=True)


def _around(first: date, last: date, weeks: int) -> dict[str, tuple[date, date]]:
    far, day = timedelta(weeks=weeks), timedelta(days=1)
    return {"before": (first - far, first - day), "after": (last + day, last + far)}


def _table(response: pd.DataFrame, column: str, groups: list) -> pd.DataFrame:
    rows = []
    for group in groups:
        part = response if group is None else response[response[column] == group]
        shares = response_shares(part.assign(all=1), ["all"])
        time = time_to_respond(part)
        rows.append({
            column: group, "agendas": part["event_id"].nunique(), "pairs": time.pairs, "answered": time.answered,
            "waiting": time.waiting, "median_hours": time.median,
            "on_time_share": shares["on_time_share"].iloc[0] if len(shares) else None,
            "counted": int(shares["counted"].sum()),
        })  # fmt: skip
    return pd.DataFrame(rows)
