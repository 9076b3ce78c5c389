"""Partnership over time: which share of accounts is tied to others, quarter by quarter, and before and after a meetup."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.meetup.panel import EventUnknown
from jangkau.metrics.scope import HOME, Place, Scope, month_weeks
from jangkau.metrics.warehouse import Warehouse

QUARTERS = 8
AROUND_WEEKS = 13
KINDS = ("tied", "cross_region", "cross_owner")


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
    looks = _looks(warehouse, periods)
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


def _looks(warehouse: Warehouse, periods: list[Scope]) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """Of each period of one place: its active accounts (account, known: a post with a caption, or all are told), and who carried
    whom among all registered ones (account, carried_account, cross_region, cross_owner)."""
    days = {"first_days": tuple(period.first_week for period in periods), "last_days": tuple(period.sunday for period in periods)}
    accounts, pairs = (warehouse.ask(name, **periods[0].parameters() | days) for name in ("told_accounts", "tie_pairs"))
    firsts = [pd.Timestamp(first) for first in days["first_days"]]
    return [(accounts[accounts["first_day"] == first], pairs[pairs["first_day"] == first]) for first in firsts]


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
    looks = dict(zip(periods, _looks(warehouse, list(periods.values())), strict=True))
    active = set.intersection(*(_names(accounts["account"]) for accounts, _ in looks.values()))
    same = set.intersection(*(known(accounts) for accounts, _ in looks.values()))
    came = set(warehouse.ask("attendance", event=event_id)["account"])
    rows = []
    for attended in (True, False):
        group = {account for account in same if (account in came) == attended}
        whole = sum((account in came) == attended for account in active)
        for name, (_, pairs) in looks.items():
            days_told = {"first_day": periods[name].first_week, "last_day": periods[name].sunday}
            counts = tied_kinds(pairs[pairs["account"].isin(same)], group)
            rows.append({"came": attended, "period": name, **days_told, "active": whole, "accounts": len(group), **counts,
                         **_shares(counts, len(group))})  # fmt: skip
    return pd.DataFrame(rows)


def known(accounts: pd.DataFrame) -> set[str]:
    """Of the accounts of a look: those of whose posts exports tell, or that are known to have none."""
    return _names(accounts.loc[accounts["known"], "account"])


def tied_kinds(pairs: pd.DataFrame, group: set[str]) -> dict[str, int]:
    """How many accounts of a group stand in a pair, on either side of it; in one across regions, across owners."""
    ways = {"tied": pairs, "cross_region": pairs[pairs["cross_region"]], "cross_owner": pairs[pairs["cross_owner"]]}
    return {kind: _tied(rows, group) for kind, rows in ways.items()}


def _tied(pairs: pd.DataFrame, group: set[str]) -> int:
    return len((_names(pairs["account"]) | _names(pairs["carried_account"])) & group)


def _names(accounts: pd.Series) -> set[str]:
    return set(accounts.to_numpy(object))  # a frame's own walk takes ten times as long


def _row(period: Scope, look: tuple[pd.DataFrame, pd.DataFrame], before: tuple[pd.DataFrame, pd.DataFrame]) -> dict:
    accounts, pairs = look
    seen = known(accounts)
    same = seen & known(before[0])
    counts = tied_kinds(pairs, seen)
    first, last = period.first_week, period.sunday
    middle = first + (last - first) / 2
    return {
        "quarter": f"{middle.year}-Q{(middle.month + 2) // 3}", "first_day": first, "last_day": last,
        "accounts": len(accounts), "known": len(seen), **counts, **_shares(counts, len(seen)), "compared": len(same),
        "compared_tied": _tied(pairs[pairs["account"].isin(same)], same),
        "compared_tied_before": _tied(before[1][before[1]["account"].isin(same)], same),
    }  # fmt: skip


def _shares(counts: dict[str, int], whole: int) -> dict[str, float | None]:
    return {f"{kind}_share": counts[kind] / whole if whole else None for kind in KINDS}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
