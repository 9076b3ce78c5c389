"""What a question is about: which accounts, where, and in which weeks."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from jangkau.metrics.limit import limit

HOME = "35"  # the province that is meant where none is named


@dataclass(frozen=True)
class Place:
    """Whose accounts: of a province, narrowed by Bakorwil, regency, platform and owner. None means all.

    A reader who is held to a province has that one, whichever they ask for.
    """

    province: str | None = HOME
    bakorwil: str | None = None
    regency: str | None = None
    platform: str | None = None
    owner: str | None = None

    def __post_init__(self) -> None:
        if held := limit().province:
            object.__setattr__(self, "province", held)

    @property
    def everywhere(self) -> bool:
        """Whether it leaves out no account, registered or not."""
        return not any((self.province, self.bakorwil, self.regency, self.platform, self.owner))

    @property
    def place(self) -> "Place":
        """The same accounts, without weeks."""
        return Place(self.province, self.bakorwil, self.regency, self.platform, self.owner)

    def parameters(self) -> dict:
        """The place as SQL parameters of the same names."""
        return {
            "province": self.province,
            "bakorwil": self.bakorwil,
            "regency": self.regency,
            "platform": self.platform,
            "owner": self.owner,
        }


@dataclass(frozen=True)
class Scope(Place):
    """A place of one province over whole weeks.

    `week` is the Monday of the last week of the period and `weeks` how many it has.
    """

    province: str = HOME
    week: date = field(kw_only=True)
    weeks: int = field(default=1, kw_only=True)

    @property
    def first_week(self) -> date:
        """The Monday of the period's first week, which is its first day."""
        return self.week - timedelta(weeks=self.weeks - 1)

    @property
    def sunday(self) -> date:
        """The period's last day."""
        return self.week + timedelta(days=6)

    def before(self) -> "Scope":
        """The same accounts over the equally long period just before."""
        return replace(self, week=self.week - timedelta(weeks=self.weeks))

    def parameters(self) -> dict:
        """The scope as SQL parameters of the same names."""
        weeks = {"first_week": self.first_week, "last_day": self.sunday, "weeks": self.weeks, "week": self.week}
        return super().parameters() | weeks


def week_named(name: str) -> date:
    """The Monday of an ISO week written as in an address: 2021-W49."""
    year, _, week = name.partition("-W")
    return date.fromisocalendar(int(year), int(week), 1)


def week_name(monday: date) -> str:
    """An ISO week as written in an address: 2021-W49."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"


def month_weeks(year: int, month: int) -> tuple[date, int]:
    """The Monday of a month's last week, and how many weeks it has: a week belongs to the month of its Thursday.

    >>> month_weeks(2021, 12)
    (datetime.date(2021, 12, 27), 5)
    """
    first = _first_monday(year, month)
    following = _first_monday(year + month // 12, month % 12 + 1)
    return following - timedelta(weeks=1), (following - first).days // 7


def month_of(monday: date) -> tuple[int, int]:
    """The year and month that a week belongs to."""
    thursday = monday + timedelta(days=3)
    return thursday.year, thursday.month


def _first_monday(year: int, month: int) -> date:
    """The Monday of the first week whose Thursday lies in the month."""
    first = date(year, month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 - 3)
