"""What the picture shows: attendees and comparison week by week, and every account before and after."""

from math import sqrt

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.compared import Compared
from jangkau.metrics.meetup.panel import FIRST, homes
from jangkau.metrics.meetup.tails import critical

DRAWN = range(-26, 13)  # weeks
WIDEST = np.log(100)  # of an interval on either side: one that reaches to a hundredfold says nothing


def indexed_series(answer: MeetupEffect, weeks: range = DRAWN) -> pd.DataFrame:
    """Attendees and comparison in the estimate, indexed to the week before the meetup (100), as they were: no trend taken off.

    One row: a week (0: the meetup's) and a role. Columns: week, role, index (geometric mean), low, high (95 %, clustered
    by home) and accounts. Comparison accounts weigh as the attendees of their platform and owner do.
    """
    comparison = answer.comparison
    base = (
        comparison.panel.week(-1) if comparison.size is None else comparison.size
    )  # of followers: up to two weeks older, as in the estimate
    rows, home = [], homes(comparison.panel.accounts)
    for role, mine in (
        ("attendee", comparison.attending & comparison.used),
        ("comparison", ~comparison.attending & comparison.used),
    ):
        weights = np.where(mine, 1.0, 0.0) if role == "attendee" else _like_attendees(comparison)
        for week in weeks:
            change = comparison.panel.week(week) - base
            measured = mine & ~np.isnan(change)
            rows.append((week, role, *_mean(change[measured], weights[measured], home[measured])))
    return pd.DataFrame(rows, columns=["week", "role", "index", "low", "high", "accounts"])


def _like_attendees(comparison: Compared) -> np.ndarray:
    """For each account, how many attendees of its group stand against each comparison account of it."""
    size = int(comparison.group.max(initial=0)) + 2
    attendees = np.bincount(comparison.group + 1, comparison.attending & comparison.used, minlength=size)
    others = np.bincount(comparison.group + 1, ~comparison.attending & comparison.used, minlength=size)
    return (attendees / np.maximum(others, 1))[comparison.group + 1]


def _mean(change: np.ndarray, weights: np.ndarray, home: np.ndarray) -> tuple[float, float, float, int]:
    """The weighted mean change as an index, with its interval; blank over nobody, without an interval over one home or where
    it would reach to a hundredfold."""
    if not len(change) or not weights.sum():
        return np.nan, np.nan, np.nan, 0
    mean = float((weights * change).sum() / weights.sum())
    scores = np.bincount(home, weights * (change - mean), minlength=1)
    several = len(np.unique(home))
    clustered = sqrt((scores**2).sum() * several / max(several - 1, 1)) / weights.sum()
    reach = critical(several - 1) * clustered if several > 1 else np.inf
    if reach >= WIDEST:
        return 100 * np.exp(mean), np.nan, np.nan, len(change)
    return 100 * np.exp(mean), 100 * np.exp(mean - reach), 100 * np.exp(mean + reach), len(change)


def account_changes(answer: MeetupEffect) -> pd.DataFrame:
    """Every account of the panel, and those that came from outside it: its part in the estimate, before and after.

    Columns: account, platform, handle, name, owner, regency_code, regency, bakorwil, came, role (attendee, comparison or
    ""), used, why (LEFT_OUT code), before (the week before the meetup) and after (at the horizon; outcome's own unit),
    change (log) and beyond_trend (log, the y of the estimate; blank where unused and for counts). A description, never an effect.
    """
    comparison = answer.comparison
    columns = ["account", "platform", "handle", "name", "owner", "regency_code", "regency", "bakorwil", "came", "role"]
    before, after = comparison.panel.week(-1), comparison.panel.week(answer.horizon - 1)
    natural = np.exp if answer.outcome == "followers" else np.expm1
    rows = comparison.panel.accounts[columns].assign(
        used=comparison.used, why=comparison.why, before=natural(before), after=natural(after), change=after - before,
        beyond_trend=np.where(comparison.used & (answer.outcome == "followers"), comparison.y, np.nan),
    )  # fmt: skip
    return rows if answer.outsiders.empty else pd.concat([rows, answer.outsiders.assign(used=False)], ignore_index=True)


def account_lines(answer: MeetupEffect, accounts: list[str], weeks: range = DRAWN) -> pd.DataFrame:
    """The weekly values of some accounts, for small multiples. Columns: account, week, value (the outcome's unit), index."""
    comparison = answer.comparison
    natural = np.exp if answer.outcome == "followers" else np.expm1
    places = np.flatnonzero(comparison.panel.accounts["account"].isin(accounts))
    levels = comparison.panel.levels[np.ix_(places, np.array(weeks) - FIRST)]
    names = comparison.panel.accounts["account"].to_numpy()[places]
    index = 100 * np.exp(levels - comparison.panel.week(-1)[places, None])
    return pd.DataFrame({
        "account": np.repeat(names, len(weeks)), "week": np.tile(list(weeks), len(places)),
        "value": natural(levels).ravel(), "index": index.ravel(),
    })  # fmt: skip
