"""What the admin of an account owes, the same on their own page and on the analyst's: the days since the last that is known."""

from dataclasses import dataclass
from datetime import date

from jangkau.locales import Say
from jangkau.metrics.account.last_days import last_days
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, Warehouse

OVERDUE = 7  # days: an export a week


@dataclass(frozen=True)
class Owed:
    """The last day that the office knows of an account, and how many days have passed since; None where it knows nothing."""

    last: date | None
    days: int | None

    @property
    def overdue(self) -> bool:
        """Whether an export is due."""
        return self.days is None or self.days > OVERDUE

    def said(self, say: Say) -> str:
        """What is missing, to the admin."""
        if self.last is None or self.days is None:
            return say("inbox.missing.none")
        key = "inbox.missing.overdue" if self.overdue else "inbox.missing.fine"
        return say(key, day=say.day(self.last), ago=say.lasting(self.days))

    def told(self, say: Say) -> str:
        """The same in a list of accounts."""
        if self.last is None or self.days is None:
            return say("inbox.owes.none")
        key = "inbox.owes.overdue" if self.overdue else "inbox.owes.fine"
        return say(key, day=say.short_day(self.last), ago=say.lasting(self.days))


def owed(today: date) -> dict[str, Owed]:
    """What is owed of every account of which anything is known."""
    try:
        with reading() as warehouse:
            return owed_in(warehouse, today)
    except NoWarehouse:
        return {}


def owed_in(warehouse: Warehouse, today: date) -> dict[str, Owed]:
    """The same of one published version."""
    known = last_days(warehouse)
    days = known["last_day"].dt.date
    return {account: Owed(last, (today - last).days) for account, last in zip(known["account"], days, strict=True)}


NOTHING = Owed(None, None)
