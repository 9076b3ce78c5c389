"""A question frozen before a meetup: what will be asked of whom, under a fingerprint that changes when any of it does."""

import hashlib
from dataclasses import dataclass
from datetime import date

OUTCOMES = ("followers", "posts", "interactions")
LETTERS = 16  # of the fingerprint


@dataclass(frozen=True)
class Plan:
    """The outcome after so many weeks, the day it was frozen on, how many accounts were invited, and the fingerprint."""

    outcome: str
    horizon: int
    frozen_on: date
    invited: int
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.outcome};{self.horizon};{self.frozen_on.isoformat()};{self.invited};{self.fingerprint}"

    def intact(self, event_id: str, scope: str | None) -> bool:
        """Whether the event still invites whom it did when the question was frozen, and nothing else was changed."""
        return self.fingerprint == fingerprint(event_id, scope, self.outcome, self.horizon, self.frozen_on, self.invited)


def frozen(event_id: str, scope: str | None, outcome: str, horizon: int, day: date, invited: int) -> Plan:
    """The question as it stands on a day."""
    return Plan(outcome, horizon, day, invited, fingerprint(event_id, scope, outcome, horizon, day, invited))


def fingerprint(event_id: str, scope: str | None, outcome: str, horizon: int, day: date, invited: int) -> str:
    """Of all that was settled beforehand. scope: as etl/registry/invited.py keeps it.

    >>> settled = fingerprint("temu", "accounts:x:a", "followers", 8, date(2021, 11, 20), 1)
    >>> settled == fingerprint("temu", "accounts:x:b", "followers", 8, date(2021, 11, 20), 1), len(settled)
    (False, 16)
    """
    settled = "\n".join(map(str, (event_id, scope or "", outcome, horizon, day.isoformat(), invited)))
    return hashlib.sha256(settled.encode()).hexdigest()[:LETTERS]


def plan_of(text: object) -> Plan | None:
    """A plan as it is kept with its event; None where there is none, or nothing that is one.

    >>> str(plan_of("followers;8;2021-11-20;98;0123456789abcdef")), plan_of("followers; 8"), plan_of(None)
    ('followers;8;2021-11-20;98;0123456789abcdef', None, None)
    """
    parts = text.split(";") if isinstance(text, str) else []
    if len(parts) != 5 or parts[0] not in OUTCOMES or not (parts[1].isdecimal() and parts[3].isdecimal()):
        return None
    try:
        day = date.fromisoformat(parts[2])
    except ValueError:
        return None
    return Plan(parts[0], int(parts[1]), day, int(parts[3]), parts[4])
