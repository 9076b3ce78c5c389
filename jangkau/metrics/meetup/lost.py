"""Accounts that stopped telling after the meetup: where one side lost more, those that are left are no fair picture of it."""

from dataclasses import dataclass

from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.tails import shares_differ

UNLIKELY, APART = 0.01, 0.05  # the test's level, and how far the shares must lie apart to matter
MANY = 0.05  # of a side: as many may turn an effect, however equal the shares


@dataclass(frozen=True)
class Lost:
    """How many of each side's accounts with a past have no value at the horizon; p: could so unequal shares be chance?"""

    attendees: int = 0
    of_attendees: int = 0
    comparison: int = 0
    of_comparison: int = 0
    p: float = 1.0

    @property
    def shares(self) -> tuple[float, float]:
        return self.attendees / max(1, self.of_attendees), self.comparison / max(1, self.of_comparison)

    @property
    def unequal(self) -> bool:
        mine, others = self.shares
        return self.p < UNLIKELY and abs(mine - others) >= APART

    @property
    def many(self) -> bool:
        return max(self.shares) > MANY


def lost_accounts(comparison: Compared) -> Lost:
    """Both sides counted."""
    gone = comparison.why == "no_value_after"
    at_risk = (comparison.used | gone) & (comparison.panel.accounts["role"] != "").to_numpy()
    (mine, of_mine), (others, of_others) = (
        (int((side & at_risk & gone).sum()), int((side & at_risk).sum()))
        for side in (comparison.attending, ~comparison.attending)
    )
    p = shares_differ(mine, of_mine, others, of_others) if min(of_mine, of_others) else 1.0
    return Lost(mine, of_mine, others, of_others, p)
