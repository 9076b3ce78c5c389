"""What is answered of a meetup, each part worked out once for a published version and kept: a second look is instant."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from jangkau.locales import Say
from jangkau.metrics.meetup.answer import Group, MeetupEffect
from jangkau.metrics.meetup.described import left_out, meetup_coverage, pictured
from jangkau.metrics.meetup.description import Description, description
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.meetup.event_study import StudiedWeek, event_study
from jangkau.metrics.meetup.invitations import Invitations, meetup_invitations
from jangkau.metrics.meetup.needed import meetup_needed
from jangkau.metrics.meetup.picture import account_changes
from jangkau.metrics.meetup.regencies import regency_effects
from jangkau.metrics.meetup.retention import Retention, retention
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import week_to_open, weeks


@dataclass(frozen=True)
class Asked:
    """What is asked: of which meetup, which outcome after how many weeks, and of whom. again: of those that had come before."""

    event: str
    outcome: str
    horizon: int
    group: Group
    again: bool = False


class Answers:
    """What the metrics answer to one question."""

    def __init__(self, warehouse: Warehouse, asked: Asked):
        self.warehouse, self.asked = warehouse, asked

    def kept(self, what: str, make: Callable, about: object = None):
        """What was made for this choice, or for what it is about."""
        return self.warehouse.drawn(("meetup page", what, about or self.asked), make)

    def effect(self, event: str | None = None) -> MeetupEffect:
        """The answer, or that of another edition with the same outcome, horizon and group."""
        asked = replace(self.asked, event=event or self.asked.event)
        return self.kept(
            "effect",
            lambda: meetup_effect(self.warehouse, asked.event, asked.outcome, asked.horizon, asked.group, asked.again),
            asked,
        )

    def described(self) -> Description:
        """What happened, whether an effect may be told or not; the same whatever the outcome and group."""
        about = (self.asked.event, self.asked.horizon)
        return self.kept("described", lambda: description(self.warehouse, *about), about)

    def picture(self) -> pd.DataFrame:
        """Attendees and comparison week by week."""
        return self.kept("picture", lambda: pictured(self.effect()))

    def left_out(self) -> pd.DataFrame:
        """Why accounts are left out, and how many."""
        return self.kept("left out", lambda: left_out(self.effect()))

    def accounts(self) -> pd.DataFrame:
        """Every account before and after."""
        return self.kept("accounts", lambda: account_changes(self.effect()))

    def regencies(self) -> pd.DataFrame:
        """The effect by regency."""
        return self.kept("regencies", lambda: regency_effects(self.effect()))

    def retention(self) -> Retention:
        """Who still posts as was its habit; the same whatever the outcome and horizon."""
        about = (self.asked.event, self.asked.group, self.asked.again)
        return self.kept("retention", lambda: retention(self.warehouse, *about), about)

    def coverage(self) -> Coverage:
        """How much of the whole the numbers rest on."""
        return self.kept("coverage", lambda: meetup_coverage(self.warehouse, self.effect()))

    def needed(self) -> pd.DataFrame:
        """How many attendees it takes to see an effect, in the province of the meetup asked about."""
        about = (self.province, self.asked.horizon)
        return self.kept("needed", lambda: meetup_needed(self.warehouse, *about), about)

    def invitations(self, seats: int, must: tuple[str, ...], without: tuple[str, ...]) -> Invitations | None:
        """Whom to invite next; None where the province has no week with data."""
        province = self.province
        week = week_to_open(weeks(self.warehouse, province)) if province else None
        if province is None or week is None:
            return None
        about, scope = (province, week, seats, must, without), Scope(province, week=week)
        return self.kept("invitations", lambda: meetup_invitations(self.warehouse, scope, seats, must, without), about)

    @property
    def province(self) -> str | None:
        return self.effect().occasion.province_code

    def studied(self) -> tuple[StudiedWeek, ...]:
        """The second view. It takes seconds: only for those who open it."""
        return self.kept("second view", lambda: event_study(self.effect()))

    def worded(self, name: str, make: Callable, say: Say):
        """Something said in the reader's language."""
        return self.kept(f"words {name}", make, (self.asked, say.lang))
