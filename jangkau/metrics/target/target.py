"""A target: what is to be reached, where, by whose accounts, and by when."""

from dataclasses import dataclass
from datetime import date

from jangkau.metrics.scope import Scope
from jangkau.metrics.target.period import Period

SUMS = ("views", "accounts_active", "meetup_attendance")  # more data only make them more


@dataclass(frozen=True)
class Target:
    """One line of the office's list. amount: a number, or a share of one."""

    measure: str
    period: Period
    place: str
    organisation: str | None
    amount: float

    def scope(self, until: date) -> Scope:
        """Its place over its weeks that are known."""
        return self.period.scope(self.place, until)

    def parameters(self, until: date) -> dict:
        """The same for questions about its accounts."""
        return self.scope(until).parameters() | {"organisation": self.organisation}
