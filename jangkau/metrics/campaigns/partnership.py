"""Partnership over time: which share of accounts is tied to others, quarter by quarter, and before and after a meetup."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.meetup.panel import EventUnknown
from jangkau.metrics.scope import HOME, Place, Scope, month_weeks
from jangkau.metrics.warehouse import Warehouse

QUARTERS = 8
AROUND_WEEKS = 13
KINDS = ("tied", "cross_region", "cross_owner")


@dataclass(frozen=True, eq=False)
class Look:
    """One period of one place. active, known: whether an account is so, by its number; pairs: who carried whom among all."""

    active: np.ndarray
    known: np.ndarray
    pairs: pd.DataFrame


@kept
def partnership(warehouse: Warehouse, scope: Scope, quarters: int = QUARTERS) -> pd.DataFrame:
    """The last quarters that were over by the period's end, the oldest first, and how many accounts were tied in each.

    A week belongs to the quarter of its Thursday. Columns: quarter (2021-Q4), first_day, last_day, accounts (active), known
    (of them with a post with a caption, or of whose posts exports tell all: coverage), of those known: tied (as in ties():
    carries a registered account or is carried by one), cross_region and cross_owner (tied to one of another region, of the
    other side), and tied_share, cross_region_share, cross_owner_share of those known, blank where nobody is.
    compared: accounts known in this quarter and the one before; compared_tied, compared_tied_before: of them, by the captions
    of these accounts alone. Only they can be held against each other: with every account that begins to send exports, ties
    come to light that were there before.
    """
    periods = [replace(scope, week=week, weeks=weeks) for week, weeks in quarters_until(scope.sunday, quarters + 1)]
    _, looks = _looks(warehouse, periods)
    rows = [_row(periods[place], looks[place], looks[place - 1]) for place in range(1, len(periods))]
    return pd.DataFrame(rows)


def quarters_until(last: date, count: int) -> list[tuple[date, int]]:
    """The last quarters whose weeks were over on a day, the oldest first: their last Monday, and how many weeks they have.

    >>> quarters_until(date(2021, 12, 31), 2)
    [(datetime.date(2021, 6, 21), 13), (datetime.date(2021, 9, 27), 14)]
    """
    quarters: list[tuple[date, int]] = []
    year, quarter = last.year + 1, 1
    while len(quarters) < count:
        months = [month_weeks(year, 3 * quarter - back) for back in (2, 1, 0)]
        monday = months[-1][0]
        if monday + timedelta(days=6) <= last:
            quarters.insert(0, (monday, sum(weeks for _, weeks in months)))
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return quarters


def _looks(warehouse: Warehouse, periods: list[Scope]) -> tuple[pd.DataFrame, list[Look]]:
    """The accounts of one place that are active in any of some periods (account, number), and how each period looks."""
    days = {"first_days": tuple(period.first_week for period in periods), "last_days": tuple(period.sunday for period in periods)}
    accounts, pairs = (warehouse.ask(name, **periods[0].parameters() | days) for name in ("told_accounts", "tie_pairs"))
    count = 1 + int(np.concatenate([accounts["number"], pairs["number"], pairs["carried_number"]]).max(initial=0))
    looks = [
        Look(
            marked(_within(accounts, "active", place)["number"], count),
            marked(_within(accounts, "known", place)["number"], count),
            _within(pairs, "periods", place),
        )
        for place in range(len(periods))
    ]
    return accounts, looks


def _within(rows: pd.DataFrame, name: str, place: int) -> pd.DataFrame:
    """The rows whose bit for a period is set."""
    return rows[(rows[name].to_numpy() >> place & 1).astype(bool)]


def marked(numbers: pd.Series, count: int) -> np.ndarray:
    """Of so many numbers, which are named; sets of as many names cost far more."""
    marks = np.zeros(count, dtype=bool)
    marks[numbers] = True
    return marks


@kept
def partnership_around(warehouse: Warehouse, scope: Place, event_id: str, weeks: int = AROUND_WEEKS) -> pd.DataFrame:
    """Ties in the whole weeks before and after a meetup, of those that came and those that did not. An observation, no proof.

    Of accounts that are known in both periods, and by their captions alone, so that a new export brings no tie. Columns: came,
    period (before, after), first_day, last_day, active (accounts active in both), accounts (of them known in both), tied,
    cross_region, cross_owner and the shares of these. Raises EventUnknown where no event has that id.
    """
    days = warehouse.ask("event_days", event=event_id)
    if days.empty:
        raise EventUnknown(f"no event is called {event_id}")
    first, last = (days[name].iloc[0].date() for name in ("starts_on", "ends_on"))
    mondays = {"before": _monday(first) - timedelta(weeks=1), "after": _monday(last) + timedelta(weeks=weeks)}
    place = Scope(scope.province or HOME, scope.bakorwil, scope.regency, scope.platform, scope.owner, week=first)
    periods = {name: replace(place, week=week, weeks=weeks) for name, week in mondays.items()}
    accounts, looks = _looks(warehouse, list(periods.values()))
    active, same = (np.logical_and.reduce([getattr(look, name) for look in looks]) for name in ("active", "known"))
    names = warehouse.ask("attendance", event=event_id)["account"]
    came = marked(accounts.loc[accounts["account"].isin(names), "number"], len(same))
    rows = []
    for attended in (True, False):
        side = came == attended
        group, whole = same & side, int((active & side).sum())
        for name, look in zip(periods, looks, strict=True):
            days_told = {"first_day": periods[name].first_week, "last_day": periods[name].sunday}
            counts, size = tied_kinds(_by(look.pairs, same), group), int(group.sum())
            rows.append({"came": attended, "period": name, **days_told, "active": whole, "accounts": size, **counts,
                         **_shares(counts, size)})  # fmt: skip
    return pd.DataFrame(rows)


def tied_kinds(pairs: pd.DataFrame, group: np.ndarray) -> dict[str, int]:
    """How many accounts of a group stand in a pair, on either side of it; in one across regions, across owners."""
    ways = {"tied": pairs, "cross_region": pairs[pairs["cross_region"]], "cross_owner": pairs[pairs["cross_owner"]]}
    return {kind: _tied(rows, group) for kind, rows in ways.items()}


def _tied(pairs: pd.DataFrame, group: np.ndarray) -> int:
    return int((group & (marked(pairs["number"], len(group)) | marked(pairs["carried_number"], len(group)))).sum())


def _by(pairs: pd.DataFrame, group: np.ndarray) -> pd.DataFrame:
    """The pairs in which one of a group carries another."""
    return pairs[group[pairs["number"]]]


def _row(period: Scope, look: Look, before: Look) -> dict:
    same, seen = look.known & before.known, int(look.known.sum())
    counts = tied_kinds(look.pairs, look.known)
    first, last = period.first_week, period.sunday
    middle = first + (last - first) / 2
    return {
        "quarter": f"{middle.year}-Q{(middle.month + 2) // 3}", "first_day": first, "last_day": last,
        "accounts": int(look.active.sum()), "known": seen, **counts, **_shares(counts, seen), "compared": int(same.sum()),
        "compared_tied": _tied(_by(look.pairs, same), same), "compared_tied_before": _tied(_by(before.pairs, same), same),
    }  # fmt: skip


def _shares(counts: dict[str, int], whole: int) -> dict[str, float | None]:
    return {f"{kind}_share": counts[kind] / whole if whole else None for kind in KINDS}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
