"""What the picture shows: attendees and comparison week by week, and every account before and after."""

from math import sqrt

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.panel import FIRST
from jangkau.metrics.meetup.tails import critical

DRAWN = range(-26, 13)  # weeks


def indexed_series(answer: MeetupEffect, weeks: range = DRAWN) -> pd.DataFrame:
    """Attendees and comparison in the estimate, indexed to the week before the meetup (100), as they were: no trend taken off.

    One row: a week (0: the meetup's) and a role. Columns: week, role, index (geometric mean), low, high (95 %, clustered
    by regency) and accounts. Comparison accounts weigh as the attendees of their platform and owner do.
    """
    seen = answer.seen
    base = seen.panel.week(-1) if seen.size is None else seen.size  # of followers: up to two weeks older, as in the estimate
    rows = []
    for role, mine in (("attendee", seen.attending & seen.used), ("comparison", ~seen.attending & seen.used)):
        weights = np.where(mine, 1.0, 0.0) if role == "attendee" else _like_attendees(seen)
        for week in weeks:
            change = seen.panel.week(week) - base
            known = mine & ~np.isnan(change)
            rows.append((week, role, *_mean(change[known], weights[known], _regency(seen)[known])))
    return pd.DataFrame(rows, columns=["week", "role", "index", "low", "high", "accounts"])


def _regency(seen: Compared) -> np.ndarray:
    return pd.factorize(seen.panel.accounts["regency_code"])[0]


def _like_attendees(seen: Compared) -> np.ndarray:
    """For each account, how many attendees of its group stand against each comparison account of it."""
    size = int(seen.group.max(initial=0)) + 2
    attendees = np.bincount(seen.group + 1, seen.attending & seen.used, minlength=size)
    others = np.bincount(seen.group + 1, ~seen.attending & seen.used, minlength=size)
    return (attendees / np.maximum(others, 1))[seen.group + 1]


def _mean(change: np.ndarray, weights: np.ndarray, regency: np.ndarray) -> tuple[float, float, float, int]:
    """The weighted mean change as an index, with its interval; blank over nobody, without an interval over one regency."""
    if not len(change) or not weights.sum():
        return np.nan, np.nan, np.nan, 0
    mean = float((weights * change).sum() / weights.sum())
    scores = np.bincount(regency, weights * (change - mean), minlength=1)
    regencies = len(np.unique(regency))
    if regencies < 2:
        return 100 * np.exp(mean), np.nan, np.nan, len(change)
    error = sqrt((scores**2).sum() * regencies / (regencies - 1)) / weights.sum()
    reach = critical(regencies - 1) * error
    return 100 * np.exp(mean), 100 * np.exp(mean - reach), 100 * np.exp(mean + reach), len(change)


def account_changes(answer: MeetupEffect) -> pd.DataFrame:
    """Every account of the panel, and those that came from outside it: its part in the estimate, before and after.

    Columns: account, platform, handle, name, owner, regency_code, regency, bakorwil, came, role (attendee, comparison or
    ""), used, why (LEFT_OUT code), before (the week before the meetup) and after (at the horizon; outcome's own unit),
    change (log) and beyond_trend (log, the y of the estimate; blank where unused and for counts). A description, never an effect.
    """
    seen = answer.seen
    kept = ["account", "platform", "handle", "name", "owner", "regency_code", "regency", "bakorwil", "came", "role"]
    before, after = seen.panel.week(-1), seen.panel.week(answer.horizon - 1)
    natural = np.exp if answer.outcome == "followers" else np.expm1
    rows = seen.panel.accounts[kept].assign(
        used=seen.used, why=seen.why, before=natural(before), after=natural(after), change=after - before,
        beyond_trend=np.where(seen.used & (answer.outcome == "followers"), seen.y, np.nan),
    )  # fmt: skip
    return rows if answer.outsiders.empty else pd.concat([rows, answer.outsiders.assign(used=False)], ignore_index=True)


def account_lines(answer: MeetupEffect, accounts: list[str], weeks: range = DRAWN) -> pd.DataFrame:
    """The weekly values of some accounts, for small multiples. Columns: account, week, value (the outcome's unit), index."""
    seen = answer.seen
    natural = np.exp if answer.outcome == "followers" else np.expm1
    places = np.flatnonzero(seen.panel.accounts["account"].isin(accounts))
    levels = seen.panel.levels[np.ix_(places, np.array(weeks) - FIRST)]
    names = seen.panel.accounts["account"].to_numpy()[places]
    index = 100 * np.exp(levels - seen.panel.week(-1)[places, None])
    return pd.DataFrame({
        "account": np.repeat(names, len(weeks)), "week": np.tile(list(weeks), len(places)),
        "value": natural(levels).ravel(), "index": index.ravel(),
    })  # fmt: skip
