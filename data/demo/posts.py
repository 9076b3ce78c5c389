"""What each account of the demo publishes, when, and how it is received."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

import numpy as np

from data.demo.account import DemoAccount
from data.demo.accounts import accounts
from data.demo.attendance import EJSN_SUNDAY, busier, came
from data.demo.calendar import FIRST_SUNDAY, LAST, SUNDAYS, WIB, place_of, within
from data.demo.captions import agenda_caption, caption, theme_on
from data.demo.chance import dice, stream
from data.demo.events import Agenda, agendas
from data.demo.series import days_of, eyes

HOURS = np.array([6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 23])  # WIB
HOUR_WEIGHTS = np.array([4, 8, 7, 6, 6, 6, 8, 4, 5, 7, 8, 9, 11, 7, 3, 1]) / 100
KINDS = {  # kinds of content -> how often, how far it is seen
    "instagram": {"image": (0.4, 0.9), "carousel": (0.3, 1.1), "reel": (0.3, 1.7)},
    "facebook": {"image": (0.55, 0.9), "video": (0.2, 1.3), "reel": (0.1, 1.6), "link": (0.15, 0.6)},
    "tiktok": {"video": (1.0, 1.0)},
    "youtube": {"video": (1.0, 1.0)},
    "x": {"post": (1.0, 1.0)},
    "linkedin": {"post": (1.0, 1.0)},
}  # fmt: skip
SEEN = {"instagram": 0.28, "facebook": 0.16, "tiktok": 0.8, "youtube": 0.35, "x": 0.22, "linkedin": 0.2}  # of the followers
MENTIONING, TOGETHER = 0.1, 0.35  # share of posts that mention a partner; of those on Instagram, share made together
BIMTEK = date(2023, 6, 14)
ANSWERS = {"government": 0.5, "community": 0.2}  # chance that an expected account posts about an agenda


@dataclass(frozen=True, slots=True)
class DemoPost:
    """One post of one account: its place in the account's row of posts, moment (UTC), text and lifetime counts."""

    number: int
    at: datetime
    kind: str
    text: str
    reach: int
    views: int
    likes: int
    comments: int
    shares: int
    saves: int
    partner: DemoAccount | None  # the account it was made together with (Instagram collaborations)


@cache
def posts_of(account: DemoAccount) -> tuple[DemoPost, ...]:
    """An account's posts on the days that its exports cover, oldest first."""
    chance, luck = stream(account.key, "posts"), dice(account.key, "posts")
    usual: list[tuple[datetime, Agenda | None]] = [(at, None) for at in _usual_moments(account, chance)]
    all_moments = [*usual, *_answers(account, luck)]
    planned = sorted((entry for entry in all_moments if within(entry[0], account.spans)), key=lambda entry: entry[0])
    noise = np.exp(chance.normal(0, (0.55, 0.35, 0.6, 0.6, 0.7), (len(planned), 5))).tolist()
    return tuple(_post(number, at, agenda, account, noise[number], luck) for number, (at, agenda) in enumerate(planned))


def _usual_moments(account: DemoAccount, chance: np.random.Generator) -> list[datetime]:
    """Moments of everyday posts: so many a week, at the hours when people read."""
    weekly = chance.poisson(account.pace * busier(account) * chance.gamma(8, 1 / 8, len(SUNDAYS)))
    weeks = np.repeat(np.arange(len(SUNDAYS)), weekly)
    days = weeks * 7 - chance.integers(0, 7, len(weeks))
    hours = chance.choice(HOURS, len(weeks), p=HOUR_WEIGHTS)
    seconds = chance.integers(0, 3600, len(weeks))
    moments = [
        datetime(FIRST_SUNDAY.year, FIRST_SUNDAY.month, FIRST_SUNDAY.day, tzinfo=WIB)
        + timedelta(days=int(day), hours=int(hour), seconds=int(second))
        for day, hour, second in zip(days, hours, seconds, strict=True)
    ]
    last = account.silent_from or LAST + timedelta(days=1)
    return sorted({at.astimezone(UTC) for at in moments if at.date() < last})


def _answers(account: DemoAccount, luck: Random) -> Iterator[tuple[datetime, Agenda]]:
    """Moments of posts about agendas: most within a day, some late, some never."""
    for agenda in agendas():
        drawn, delay = luck.random(), luck.lognormvariate(1.9, 1.0)
        day = agenda.starts_at.date()
        after_ejsn = came("ejsn-2021", account) and day > SUNDAYS[EJSN_SUNDAY]
        after_bimtek = came("bimtek-jambi-2023", account) and day > BIMTEK
        likely = ANSWERS[account.owner] * (1.7 if after_ejsn or after_bimtek else 0.7 if account.province == "15" else 1)
        silent = account.silent_from and day >= account.silent_from
        if agenda.expects(account) and not silent and drawn < likely:
            yield agenda.starts_at + timedelta(seconds=int(delay * 3600)), agenda


def _post(number: int, at: datetime, agenda: Agenda | None, account: DemoAccount, noise: list[float], luck: Random) -> DemoPost:
    day = at.astimezone(WIB).date()
    partner = _partner(account, luck) if luck.random() < MENTIONING else None
    kind, breadth = _kind(account.platform, luck)
    if agenda is None:
        text = caption(theme_on(day, account, luck), day, account, partner, luck)
    else:
        text = agenda_caption(agenda, account, partner, luck)
    together = partner if partner and account.platform == "instagram" and luck.random() < TOGETHER else None
    breadth *= (1.5 if together else 1.0) * float(eyes(account)[place_of(day)]) ** 0.7
    reach = float(days_of(account).followers[place_of(day)]) * SEEN[account.platform] * breadth * noise[0]
    acted = reach * (0.055 if account.owner == "community" else 0.03) * noise[1]
    return DemoPost(
        number,
        at,
        kind,
        text,
        reach=int(reach),
        views=int(reach * (1.15 + 0.4 * luck.random())),
        likes=int(acted * 0.84),
        comments=int(acted * 0.05 * noise[2]),
        shares=int(acted * 0.07 * noise[3]),
        saves=int(acted * 0.04 * noise[4]),
        partner=together,
    )


def _kind(platform: str, luck: Random) -> tuple[str, float]:
    kinds = KINDS[platform]
    kind = luck.choices(list(kinds), [share for share, _ in kinds.values()])[0]
    return kind, kinds[kind][1]


def _partner(account: DemoAccount, luck: Random) -> DemoAccount | None:
    """One of the few accounts that this one works with."""
    circle = _circle(account)
    return circle[int(len(circle) * luck.random() ** 2)] if circle else None


@cache
def _circle(account: DemoAccount) -> tuple[DemoAccount, ...]:
    """Up to six partners on the same platform: neighbours first, then people met at EJSN; some accounts have none."""
    chance = stream(account.key, "circle")
    if account.says(0.1, "keeps to itself"):
        return ()
    others = [a for a in accounts() if a.registered and a.platform == account.platform and a.key != account.key
              and a.province == account.province]  # fmt: skip
    near = [a for a in others if a.place and a.place == account.place and a.organisation != account.organisation]
    met = [a for a in others if came("ejsn-2021", a) and came("ejsn-2021", account)]
    drawn = [*near[:3], *(met[int(chance.integers(len(met)))] for _ in range(2 if met else 0))]
    return tuple(dict.fromkeys(drawn or [others[int(chance.integers(len(others)))]] if others else []))
