"""What a question is about: which accounts, where, and in which week."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

PLATFORMS = ("instagram", "facebook", "tiktok", "youtube", "x", "linkedin")
OWNERS = ("government", "community")


@dataclass(frozen=True)
class Scope:
    """A province, narrowed by Bakorwil, regency, platform and owner; `week` is the Monday. None means all."""

    province: str = "35"
    bakorwil: str | None = None
    regency: str | None = None
    platform: str | None = None
    owner: str | None = None
    week: date | None = None

    @property
    def sunday(self) -> date | None:
        """The week's last day."""
        return self.week and self.week + timedelta(days=6)

    def weeks_before(self, count: int) -> "Scope":
        """The same accounts, `count` weeks earlier."""
        return replace(self, week=self.week - timedelta(weeks=count))

    def parameters(self) -> dict:
        """The scope as SQL parameters of the same names."""
        return {
            "province": self.province,
            "bakorwil": self.bakorwil,
            "regency": self.regency,
            "platform": self.platform,
            "owner": self.owner,
            "week": self.week,
        }


def week_named(name: str) -> date:
    """The Monday of an ISO week written as in an address: 2021-W49."""
    year, _, week = name.partition("-W")
    return date.fromisocalendar(int(year), int(week), 1)


def week_name(monday: date) -> str:
    """An ISO week as written in an address: 2021-W49."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"
