"""Which two stretches of weeks are put beside each other in what happened around a meetup."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from jangkau.metrics.meetup.panel import FIRST, LAST, Occasion, Panel

EACH = 4  # weeks that growth is told for, so that periods of other lengths can stand beside each other
SHORTER = (4, 2, 1)  # weeks of the two periods, where no attendee tells of longer ones
MOST_TELL = 0.5  # of as many attendees as tell of any week: those weeks are ones with totals


@dataclass(frozen=True)
class Periods:
    """Two stretches of weeks, counted from the meetup's: growth is from the first week's total to the last week's.

    between_totals: totals are rarer than weeks, so the periods go from one to another of them, whichever weeks these are.
    """

    before: tuple[int, int]
    after: tuple[int, int]
    between_totals: bool = False

    @property
    def each(self) -> int:
        """The weeks that growth is told for: never more than were seen."""
        return min(EACH, *(last - first for first, last in (self.before, self.after)))


def every_period(about: Occasion, horizon: int, followers: Panel) -> Iterator[Periods]:
    """The periods that may be told of, the best first."""
    yield periods(about, horizon)
    if about.exact:
        yield from (periods(about, weeks) for weeks in SHORTER if weeks < horizon)
        yield from between_totals(followers, horizon)


def periods(about: Occasion, horizon: int) -> Periods:
    """As many weeks before as after; of a meetup known to its month the month before, and the two after."""
    if about.exact:
        return Periods((-1 - horizon, -1), (-1, horizon - 1))
    month = about.starts_on.replace(day=1)
    ends = [_last_week(_months_on(month, number), about.week) for number in (-1, 0, 1, 3)]
    return Periods((ends[0], ends[1]), (ends[2], min(ends[3], LAST)))


def between_totals(followers: Panel, horizon: int) -> Iterator[Periods]:
    """From the last total but one before the meetup to the last, and from the first after it as long as the horizon."""
    came = followers.accounts["came"].to_numpy(bool)
    telling = (~np.isnan(followers.levels[came])).sum(axis=0)
    weeks = [int(week) + FIRST for week in np.flatnonzero(telling >= max(1, MOST_TELL * telling.max(initial=0)))]
    before, after = [week for week in weeks if week < 0], [week for week in weeks if week >= 0]
    after = [week for week in after if week <= after[0] + horizon]
    if min(len(before), len(after)) > 1:
        yield Periods((before[-2], before[-1]), (after[0], after[-1]), between_totals=True)


def _months_on(month: date, number: int) -> date:
    """The first day of a month `number` months on."""
    count = month.year * 12 + month.month - 1 + number
    return date(count // 12, count % 12 + 1, 1)


def _last_week(before: date, week: date) -> int:
    """The last week that is over before a day, counted from the meetup's."""
    return (before - timedelta(days=7) - week).days // 7
