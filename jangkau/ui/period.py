"""The period of a page: a week, a month of whole weeks, or a run of weeks. It lives in the address like every filter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from jangkau.findings.period import week_said
from jangkau.metrics.scope import month_of, month_weeks, week_name, week_named
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import newest_whole_week, week_to_open, weeks
from jangkau.ui.choices import Row
from jangkau.ui.session import keep

KINDS = ("week", "month", "custom")
CUSTOM_WEEKS = 12
PARTIAL = 0.8  # of the accounts of the fullest week: the list says of a week with fewer how few


@dataclass(frozen=True)
class Period:
    """What was chosen: the Monday of the last week, how many weeks, and the newest week whose days are in."""

    kind: str
    week: date
    weeks: int
    newest_whole: str

    @property
    def week_name(self) -> str:
        return week_name(self.week)


@dataclass(frozen=True)
class Offered:
    """The weeks that a province has: their Mondays, newest first, the one that opens, of the thin ones their share of the
    accounts of the fullest week, and the newest week whose days are in."""

    mondays: list[date]
    usual: date
    partial: dict[str, float]
    newest_whole: str


def offered(warehouse: Warehouse, province: str) -> Offered | None:
    """Which weeks there are; None without any."""
    available = weeks(warehouse, province)
    usual = week_to_open(available)
    if usual is None:
        return None
    mondays = [week.date() for week in reversed(available["week"])]
    shares = available["accounts_with_data"] / available["accounts_with_data"].max()
    partial = {week_name(week.date()): share for week, share in zip(available["week"], shares, strict=True) if share < PARTIAL}
    return Offered(mondays, usual, partial, week_name(newest_whole_week(warehouse, province, usual)))


def period_choice(warehouse: Warehouse, province: str, row: Row) -> Period | None:
    """The boxes, and what they say; None without any week."""
    known = warehouse.remembered(("weeks offered", province), lambda: offered(warehouse, province))
    if known is None:
        return None
    kind = row.choice("period", list(KINDS), lambda kind: row.say(f"period.{kind}"))
    by_kind = {"month": a_month, "custom": some_weeks}
    mondays, usual = known.mondays, known.usual
    week, count = by_kind[kind](mondays, usual, row) if kind in by_kind else a_week(mondays, usual, row, known.partial)
    forget({"week": ("month", "from", "to"), "month": ("week", "from", "to"), "custom": ("week", "month")}[kind])
    return Period(kind, week, count, known.newest_whole)


def a_week(mondays: list[date], usual: date, row: Row, partial: Mapping[str, float] = MappingProxyType({})) -> tuple[date, int]:
    """One week, newest first; it opens on the newest that is not half empty. `partial`: of a thin week, its share of accounts."""
    options = [week_name(monday) for monday in mondays]

    def called(name: str) -> str:
        week = week_said(name, row.say)
        return row.say("filter.week.partial", week=week, share=row.say.percent(partial[name])) if name in partial else week

    name = stepped("week", options, row, called, week_name(usual))
    return week_named(name), 1


def a_month(mondays: list[date], usual: date, row: Row) -> tuple[date, int]:
    """A month of whole weeks: those whose Thursday lies in it."""
    names = list(dict.fromkeys(month_name(monday) for monday in mondays))
    name = stepped("month", names, row, lambda name: row.say.long_month(date.fromisoformat(f"{name}-01")), month_name(usual))
    return month_weeks(*map(int, name.split("-")))


def month_name(monday: date) -> str:
    """The month that a week belongs to, as in an address: 2021-12."""
    return "{}-{:02d}".format(*month_of(monday))


def some_weeks(mondays: list[date], usual: date, row: Row) -> tuple[date, int]:
    """From one week to another; turned around where the second lies before the first."""
    back = usual - timedelta(weeks=CUSTOM_WEEKS - 1)
    first = box_of_weeks("from", mondays, back if back in mondays else mondays[-1], row)
    last = box_of_weeks("to", mondays, usual, row)
    first, last = min(first, last), max(first, last)
    return last, (last - first).days // 7 + 1


def stepped(name: str, options: list[str], row: Row, label, usual: str) -> str:
    """A box between two arrows, which lead to the one before and the one after. `options`: the newest first."""
    return row.choice(name, options, label, usual, steps=[row.say(f"filter.{name}.{way}") for way in ("earlier", "later")])


def box_of_weeks(name: str, mondays: list[date], usual: date, row: Row) -> date:
    """A box of weeks."""
    options = [week_name(monday) for monday in mondays]
    return week_named(row.choice(name, options, lambda option: week_said(option, row.say), week_name(usual)))


def forget(names: tuple[str, ...]) -> None:
    """Take the boxes that are not shown out of the address."""
    for name in names:
        keep(name, None)
