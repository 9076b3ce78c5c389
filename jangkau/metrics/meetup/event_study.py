"""The second view: a Callaway-Sant'Anna event study over the same accounts. It takes off no trend of an account's own."""

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.panel import homes

WEEKS = range(-16, 13)  # from the meetup's own


@dataclass(frozen=True)
class StudiedWeek:
    """How many per cent attendees differed from the comparison by, against the week before the meetup."""

    week: int
    effect_pct: float
    low_pct: float
    high_pct: float


def event_study(answer: MeetupEffect, weeks: range = WEEKS) -> tuple[StudiedWeek, ...]:
    """Week by week; empty where the verdict allows no number or no account tells of every week."""
    return _studied(answer, weeks) if answer.stated else ()


def _studied(answer: MeetupEffect, weeks: range) -> tuple[StudiedWeek, ...]:
    panel = answer.comparison.panel.only(answer.comparison.used)
    weeks = range(weeks.start, min(weeks.stop, max(answer.horizon, answer.weeks_after)))
    levels = np.column_stack([panel.week(week) for week in weeks])
    whole = ~np.isnan(levels).any(axis=1)
    accounts = panel.accounts[whole]
    came = (accounts["role"] == "attendee").to_numpy()
    if not came.any() or came.all():
        return ()
    long = pd.DataFrame({
        "account": np.repeat(np.arange(len(came)), len(weeks)),
        "week": np.tile(np.arange(1, len(weeks) + 1), len(came)),
        "level": levels[whole].ravel(),
        "first": np.repeat(np.where(came, 1 - weeks.start, 0), len(weeks)),
        "home": np.repeat(homes(accounts), len(weeks)),
    })  # fmt: skip
    return _in_per_cent(callaway_santanna(long, "level", "account", "week", "first", "home"))


def callaway_santanna(
    long: pd.DataFrame, outcome: str, unit: str, time: str, first: str, cluster: str | None, control: str = "not_yet_treated"
) -> pd.DataFrame:
    """The dynamic effects: event_time, att, se, conf_int_lower, conf_int_upper. first is 0 for the never treated.

    The library compares with the never treated and clusters by nothing unless told; here both are always told.
    """
    from diff_diff import CallawaySantAnna  # three seconds: paid only by those who look at this view

    method = CallawaySantAnna(control_group=control, estimation_method="reg", base_period="universal", cluster=cluster)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = method.fit(long, outcome=outcome, unit=unit, time=time, first_treat=first)
        return fitted.aggregate("event_study").to_dataframe()


def _in_per_cent(periods: pd.DataFrame) -> tuple[StudiedWeek, ...]:
    """In per cent; the week before is the base and has no interval."""
    return tuple(
        StudiedWeek(int(row.event_time), *(100 * np.expm1([row.att, row.conf_int_lower, row.conf_int_upper])).tolist())
        for row in periods.itertuples(index=False)
    )
