"""The answers of the page, each worked out once for a published version and kept: a second look is instant."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.theme import Figure
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.described import left_out, meetup_coverage, pictured
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.meetup.event_study import StudiedWeek, event_study
from jangkau.metrics.meetup.picture import account_changes
from jangkau.metrics.meetup.regencies import regency_effects
from jangkau.metrics.meetup.retention import Retention, retention
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.meetups.choices import Asked
from jangkau.ui.session import palette


class Answers:
    """What the page asks the metrics for, about one choice."""

    def __init__(self, warehouse: Warehouse, asked: Asked):
        self.warehouse, self.asked = warehouse, asked

    def kept(self, what: str, make: Callable, about: object = None):
        """What was made for this choice, or for what it is about."""
        return self.warehouse.remembered(("meetup page", what, about or self.asked), make)

    def effect(self, event: str | None = None) -> MeetupEffect:
        """The answer, or that of another edition with the same outcome, horizon and group."""
        asked = replace(self.asked, event=event or self.asked.event)
        return self.kept(
            "effect", lambda: meetup_effect(self.warehouse, asked.event, asked.outcome, asked.horizon, asked.group), asked
        )

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
        about = (self.asked.event, self.asked.group)
        return self.kept("retention", lambda: retention(self.warehouse, *about), about)

    def coverage(self) -> Coverage:
        """How much of the whole the numbers rest on."""
        return self.kept("coverage", lambda: meetup_coverage(self.warehouse, self.effect()))

    def studied(self) -> tuple[StudiedWeek, ...]:
        """The second view. It takes seconds: only for those who open it."""
        return self.kept("second view", lambda: event_study(self.effect()))

    def drawn(self, name: str, figure: Callable[[], Figure], say: Say) -> str:
        """A figure as it is drawn, in the reader's language and colours."""
        return self.kept(f"drawn {name}", lambda: drawing(figure()), (self.asked, say.lang, palette()))

    def worded(self, name: str, make: Callable, say: Say):
        """Something said in the reader's language."""
        return self.kept(f"words {name}", make, (self.asked, say.lang))
