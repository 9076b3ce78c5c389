"""What is known of a file before its rows are read: whose it is, when it was exported, what a person says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from etl.model import Account, FileRefused
from etl.read.dates import day_reader
from etl.read.importers.header import Names
from etl.read.mapping import DAYS, Mapping
from etl.read.moments import wib_day

ZONES = timedelta(days=1)  # how far another zone may be ahead of ours


@dataclass(frozen=True)
class Context:
    """What is known of a file before its rows are read.

    owner: whose file it is (None where the rows themselves name accounts); exported_at: the platform's export
    moment in UTC; exported_on: the day the analyst says it was exported; now: the moment of loading (UTC), behind which
    nothing can have been counted. None where nobody told. day_of: how the file's days are read.
    figure: the metric that a person says the file holds, where the file itself does not tell.
    """

    owner: Account | None
    exported_at: datetime | None = None
    exported_on: date | None = None
    now: datetime | None = None
    day_of: Callable[[str], date] = day_reader(())
    figure: str | None = None

    def named(self, name: str, platform: str) -> Account | None:
        """The account that a person says a name in the rows stands for."""
        mapping = Mapping.read(self.figure)
        return (mapping.account(name, platform) or mapping.account(DAYS, platform)) if mapping else None

    def figure_of(self, possible: Names, column: str | None = None) -> str:
        """The metric that a person says a column holds. Raises FileRefused where nobody has, or where it can be none of it."""
        if self.figure not in possible:
            raise FileRefused("figure_needed", column, ", ".join(possible))
        return self.figure

    @property
    def account(self) -> Account:
        """Whose file it is, where rows name nobody. Raises FileRefused where that is not known."""
        if self.owner is None:
            raise FileRefused("account_needed")
        return self.owner

    @property
    def last_day(self) -> date:
        """The last day that can have begun anywhere."""
        return wib_day(self.now) + ZONES if self.now else date.max

    @property
    def last_moment(self) -> datetime:
        return self.now + ZONES if self.now else datetime.max
