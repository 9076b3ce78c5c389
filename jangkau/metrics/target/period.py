"""A quarter or a year, in whole weeks: a week belongs to the month of its Thursday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from jangkau.metrics.scope import Scope, month_of, month_weeks


@dataclass(frozen=True)
class Period:
    """2023-Q4 or 2023: the Monday of its last week, and how many weeks it has."""

    name: str
    week: date
    weeks: int

    @property
    def first_week(self) -> date:
        """The Monday of its first week."""
        return self.week - timedelta(weeks=self.weeks - 1)

    @property
    def is_year(self) -> bool:
        return "-" not in self.name

    @property
    def year(self) -> int:
        return int(self.name[:4])

    @property
    def quarter(self) -> int | None:
        """1 to 4; None of a year."""
        return None if self.is_year else int(self.name[-1])

    def known(self, until: date | None) -> int:
        """How many of its weeks lie no later than a week."""
        return max(0, min(self.weeks, (until - self.first_week).days // 7 + 1)) if until else 0

    def scope(self, place: str, until: date | None = None) -> Scope:
        """A province, or one kabupaten or kota of it, over the period's weeks; of those up to `until`, if given."""
        last = min(self.week, until) if until else self.week
        return Scope(place[:2], regency=place if "." in place else None, week=last, weeks=self.known(last))


NAMED = re.compile(r"(20\d\d)(?:-Q([1-4]))?", re.ASCII)


def is_period(name: str) -> bool:
    """Whether a name is that of a quarter or a year."""
    return NAMED.fullmatch(name) is not None


@lru_cache
def period_named(name: str) -> Period:
    """The period of a name. Raises ValueError.

    >>> period_named("2023-Q4")
    Period(name='2023-Q4', week=datetime.date(2023, 12, 25), weeks=13)
    >>> period_named("2020").weeks, period_named("2020").first_week
    (53, datetime.date(2019, 12, 30))
    """
    named = NAMED.fullmatch(name)
    if not named:
        raise ValueError(name)
    first, last = (3 * int(named[2]) - 2, 3 * int(named[2])) if named[2] else (1, 12)
    months = [month_weeks(int(named[1]), month) for month in range(first, last + 1)]
    return Period(name, months[-1][0], sum(weeks for _, weeks in months))


def quarter_of(monday: date) -> Period:
    """The quarter that a week belongs to."""
    year, month = month_of(monday)
    return period_named(f"{year}-Q{(month + 2) // 3}")


def year_of(monday: date) -> Period:
    """The year that a week belongs to."""
    return period_named(str(month_of(monday)[0]))
