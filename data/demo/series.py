"""What truly happens to one account of the demo, day by day; the exports tell of it, with their gaps and dirt.

Followers are a log random walk with the account's own trend, in levels of the end of each Sunday; ejsn-2021 adds to it
(attendance.py). Reach, views and interactions follow the followers, the weekday, the season, and the eruption of
Semeru, which drew eyes (and some followers) to every account of Lumajang, whether it came to the meetup or not.
A few accounts buy followers, and in January 2022 Instagram purges a part of its accounts, attendees or not.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from data.demo.account import DemoAccount
from data.demo.attendance import rise
from data.demo.calendar import DAY_COUNT, SUNDAYS, WEEKDAYS, place_of
from data.demo.chance import stream

NOISE = 0.008  # of the weekly log total: the account's own
SHARED_NOISE = 0.003  # common to a platform in a province
BOUGHT, BOUGHT_LEAST, BOUGHT_MOST = 0.03, 0.22, 0.45  # of the accounts buy followers once; log followers within a week
PURGE = date(2022, 1, 16)  # the Sunday of the week in which Instagram takes followers away from
PURGED, PURGED_LEAST, PURGED_MOST = 0.15, 0.07, 0.14  # so many of its accounts, each so much of its log followers
LUMAJANG, ERUPTION = "35.08", date(2021, 12, 4)
EYES = (4.0, 9.0, 8.0, 6.5, 5.0, 4.0, 3.2, 2.6, 2.2, 1.9, 1.6, 1.4, 1.25, 1.1)  # times the usual reach, from the eruption on
DRAWN = 0.04  # log followers that Lumajang's accounts gained in three weeks
FEASTS = ((date(2021, 5, 6), 14), (date(2022, 4, 26), 14), (date(2023, 4, 15), 14), (date(2020, 8, 15), 4),
          (date(2021, 8, 15), 4), (date(2022, 8, 15), 4), (date(2023, 8, 15), 4))  # fmt: skip
SEEN = {  # reach a follower and day
    "instagram": 0.16, "facebook": 0.12, "tiktok": 0.55, "youtube": 0.09, "x": 0.2, "linkedin": 0.08,
}  # fmt: skip
VIEWS_A_PERSON = {  # views a person reached
    "instagram": 1.9, "facebook": 1.6, "tiktok": 1.35, "youtube": 1.3, "x": 1.2, "linkedin": 1.3,
}  # fmt: skip


@dataclass(frozen=True)
class Days:
    """One account's days: people or events, one value a day of the calendar; followers at the end of the day."""

    followers: np.ndarray
    reach: np.ndarray
    views: np.ndarray
    visits: np.ndarray
    likes: np.ndarray
    comments: np.ndarray
    shares: np.ndarray
    gained: np.ndarray
    lost: np.ndarray

    @property
    def interactions(self) -> np.ndarray:
        return self.likes + self.comments + self.shares


@cache
def days_of(account: DemoAccount) -> Days:
    """The true days of an account."""
    chance = stream(account.key, "days")
    followers = np.rint(np.exp(_log_followers(account, chance))).astype(int)
    reach = _reach(account, followers, chance)
    views = np.rint(reach * VIEWS_A_PERSON[account.platform] * chance.lognormal(0, 0.08, DAY_COUNT)).astype(int)
    acted = views * (0.035 if account.owner == "community" else 0.022) * chance.lognormal(0, 0.25, DAY_COUNT)
    likes, comments, shares = (chance.poisson(acted * share) for share in (0.86, 0.06, 0.08))
    net = np.diff(followers, prepend=followers[0])
    lost = chance.poisson(followers * 0.00022)
    lost = np.where(net + lost < 0, -net, lost)
    return Days(followers, reach, views, chance.poisson(reach * 0.03), likes, comments, shares, net + lost, lost)


def _log_followers(account: DemoAccount, chance: np.random.Generator) -> np.ndarray:
    """Log followers at the end of each day: straight between Sundays."""
    weeks = np.arange(len(SUNDAYS))
    shared = stream(account.province, account.platform, "shared").normal(0, SHARED_NOISE, len(SUNDAYS))
    steps = chance.normal(0, NOISE, len(SUNDAYS)) + shared
    level = np.log(account.start) + account.growth * weeks + np.cumsum(steps) + rise(account)
    if account.place and account.place.code == LUMAJANG:
        level += DRAWN * np.clip((weeks - SUNDAYS.index(date(2021, 12, 5))) / 3, 0, 1)
    level += steps_at_once(account)
    return np.interp(np.arange(DAY_COUNT), [place_of(day) for day in SUNDAYS], level)


@cache
def steps_at_once(account: DemoAccount) -> np.ndarray:
    """What no growth explains, a value a Sunday: followers bought within one week, and a platform's purge."""
    weeks, chance = np.arange(len(SUNDAYS)), stream(account.key, "steps at once")
    bought, week = chance.uniform(BOUGHT_LEAST, BOUGHT_MOST), int(chance.integers(4, len(SUNDAYS) - 4))
    lost = chance.uniform(PURGED_LEAST, PURGED_MOST)
    steps = np.where(weeks >= week, bought, 0.0) * account.says(BOUGHT, "bought followers")
    hit = account.platform == "instagram" and account.says(PURGED, "purged")
    return steps - np.where(weeks >= SUNDAYS.index(PURGE), lost, 0.0) * hit


def _reach(account: DemoAccount, followers: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """People reached a day; nobody at all once an account has gone dark."""
    weekly = np.zeros(len(SUNDAYS))
    for week, step in enumerate(chance.normal(0, 0.11, len(SUNDAYS))):
        weekly[week] = 0.6 * weekly[week - 1] + step
    mood = np.repeat(weekly, 7)[3 : 3 + DAY_COUNT]
    weekend = 1.15 if account.owner == "community" else 0.75
    usual = followers * SEEN[account.platform] * (0.75 + 0.5 * chance.random()) * np.where(WEEKDAYS >= 5, weekend, 1.0)
    reach = usual * np.exp(mood + chance.normal(0, 0.18, DAY_COUNT)) * eyes(account)
    if account.silent_from:
        reach[place_of(account.silent_from) :] *= 0.15
    if account.zero_from:
        reach[place_of(account.zero_from) :] = 0
    return np.rint(reach).astype(int)


@cache
def eyes(account: DemoAccount) -> np.ndarray:
    """How many times the usual attention each day draws: feasts everywhere, the eruption in Lumajang."""
    times = np.ones(DAY_COUNT)
    for first, length in FEASTS:
        times[place_of(first) : place_of(first) + length] *= 1.2 if account.owner == "community" else 1.08
    if account.place and account.place.code == LUMAJANG:
        start = place_of(ERUPTION)
        times[start : start + len(EYES)] *= EYES
    return times
