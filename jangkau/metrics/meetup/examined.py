"""What was looked at before an effect may be told, and which of it forbids to tell one."""

from dataclasses import dataclass, replace

from jangkau.metrics.meetup.areas import Areas, areas
from jangkau.metrics.meetup.balance import Balance, balance
from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.leaps import Leaps
from jangkau.metrics.meetup.lost import Lost, lost_accounts
from jangkau.metrics.meetup.scatter import Scatter, scatter
from jangkau.metrics.meetup.seasons import Season
from jangkau.metrics.meetup.shocks import Shock
from jangkau.metrics.meetup.spillover import Spillover, spillover
from jangkau.metrics.meetup.verdict import ATTENDEES, COMPARISON, Reason

MOST_LEAPT = 0.2  # of the attendees: beyond it those that are left are no picture of them


@dataclass(frozen=True)
class Examined:
    """What each look found; None where it could not be looked at."""

    seasons: tuple[Season, ...] = ()
    everywhere: tuple[Shock, ...] = ()
    leaps: Leaps = Leaps()
    lost: Lost | None = None
    areas: Areas | None = None
    balance: Balance | None = None
    scatter: Scatter | None = None
    spillover: Spillover | None = None

    @property
    def stirring(self) -> tuple[str, str] | None:
        """The id and name of a season, or of a shock that hit everyone, in which some kinds of accounts may have been lifted."""
        seasons = [(season.season_id, season.name) for season in self.seasons if season.stirring]
        return next(iter(seasons + [(shock.event_id, shock.name) for shock in self.everywhere]), None)

    def refusals(self) -> list[Reason]:
        """What forbids any number."""
        reasons = []
        attendees = self.lost.of_attendees if self.lost else 0
        if self.lost and self.lost.unequal:
            reasons.append(Reason("lost_accounts"))
        if self.leaps.leapt_attendees + self.leaps.purged_attendees > MOST_LEAPT * max(1, attendees):
            reasons.append(Reason("leaps"))
        if self.alone_in_area:
            reasons.append(Reason("bakorwil_invited"))
        if self.balance and self.balance.apart:
            reasons.append(Reason("size_apart"))
        if self.disturbed:
            event, name = self.stirring or (None, None)
            reasons.append(Reason("season" if event else "comparison_disturbed", event=event, name=name))
        elif self.spillover and self.spillover.clear and not self.spillover.compared:
            reasons.append(Reason("spillover_possible"))
        return reasons

    @property
    def alone_in_area(self) -> bool:
        """Whether attendance went by Bakorwil and too few are left to compare within one."""
        looked = self.areas
        return bool(looked and looked.by_area and (looked.attendees_mixed < ATTENDEES or looked.comparison_mixed < COMPARISON))

    @property
    def disturbed(self) -> bool:
        """Whether something lifted a part of the comparison alone. Of counts it cannot be known: `comparison` is not_recorded."""
        if self.scatter is None:
            return False
        return self.scatter.disturbed(self.stirring is not None)


def examine(
    comparison: Compared, horizon: int, leaps: Leaps, seasons: tuple[Season, ...] = (), shocks: tuple[Shock, ...] = ()
) -> Examined:
    """Every look, over the accounts that are compared."""
    during = tuple(shock for shock in shocks if shock.everywhere and 0 <= shock.week < horizon)
    looked = Examined(
        seasons,
        during,
        leaps,
        lost_accounts(comparison),
        areas(comparison),
        balance(comparison),
        spillover=spillover(comparison, horizon),
    )
    return replace(looked, scatter=scatter(comparison, horizon, looked.stirring is not None))
