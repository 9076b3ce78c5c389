"""What followed the latest meetup, as far as the week could know it."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

import pandas as pd

from jangkau.findings.meetup.days import when
from jangkau.findings.meetup.verdict import verdict_said
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import Stated
from jangkau.metrics.meetup.effect import meetup_effect
from jangkau.metrics.meetup.meetups import meetups
from jangkau.metrics.meetup.verdict import Reason
from jangkau.metrics.warehouse import Warehouse

HORIZON = 8  # weeks from the meetup's own
RECENT = 52  # weeks: an older meetup is no news


@dataclass(frozen=True)
class Estimate:
    """The effect in per cent."""

    effect_pct: float


@dataclass(frozen=True)
class Followed:
    """A meetup and the verdict about it, as far as a sentence needs it."""

    event_id: str
    name: str
    starts_on: str
    ends_on: str
    date_precision: str
    accounts_came: int
    verdict: str
    horizon: int
    reasons: tuple[Reason, ...]
    estimate: Estimate | None = None
    interval_pct: tuple[float, float] | None = None

    @property
    def stated(self) -> Stated | None:
        """What its sentence tells, where the verdict allowed a number."""
        effect = self.estimate.effect_pct if self.estimate else None
        return Stated(effect, *self.interval_pct) if self.interval_pct else None

    @staticmethod
    def from_values(values: dict) -> "Followed":
        """From an edition's values."""
        estimate, interval = values["estimate"], values["interval_pct"]
        more = {"reasons": tuple(Reason(**reason) for reason in values["reasons"]), "estimate": estimate and Estimate(**estimate)}
        return Followed(**values | more | {"interval_pct": interval and tuple(interval)})


def latest_meetup(warehouse: Warehouse, province: str, monday: date) -> dict | None:
    """The latest meetup of the province that had begun by the week's end; None where there was none within a year.

    The verdict is of the followers after eight weeks; before those are over the answer is that it is too early, whatever
    later data tell: a report knows what its week could know.
    """
    every = meetups(warehouse)
    begun = pd.to_datetime(every["starts_on"])
    sunday = pd.Timestamp(monday + timedelta(days=6))
    recent = every[(every["province_code"] == province) & (begun <= sunday) & (begun > sunday - pd.Timedelta(weeks=RECENT))]
    if recent.empty:
        return None
    return followed(warehouse, recent.iloc[0], monday)


def meetups_followed(warehouse: Warehouse, province: str, first: date, last: date, monday: date) -> list[dict]:
    """Every meetup of the province that began in a span of days, the oldest first, as far as a week could know it."""
    every = meetups(warehouse)
    held = every[(every["province_code"] == province) & pd.to_datetime(every["starts_on"]).between(str(first), str(last))]
    return [followed(warehouse, held.iloc[place], monday) for place in reversed(range(len(held)))]


def followed(warehouse: Warehouse, latest: pd.Series, monday: date) -> dict:
    """A meetup and the verdict on the followers after eight weeks, or that it is too early for one."""
    first, last = (pd.Timestamp(latest[name]).date() for name in ("starts_on", "ends_on"))
    about = (latest["event_id"], latest["name"], first.isoformat(), last.isoformat(), latest["date_precision"])
    weeks = (monday - (first - timedelta(days=first.weekday()))).days // 7 + 1
    if weeks < HORIZON:
        early = (Reason("weeks_after", weeks, HORIZON),)
        return asdict(Followed(*about, int(latest["accounts_came"]), "not_enough", HORIZON, early))
    answer = meetup_effect(warehouse, latest["event_id"], horizon=HORIZON)
    stated = answer.stated
    estimate = Estimate(float(stated.effect_pct)) if stated and stated.effect_pct is not None else None
    interval = (float(stated.low_pct), float(stated.high_pct)) if stated else None
    followed = Followed(*about, int(latest["accounts_came"]), answer.verdict, HORIZON, answer.reasons, estimate, interval)
    return asdict(followed)


def followed_said(values: dict | None, say: Say) -> dict[str, str] | None:
    """The meetup's name and days, and the verdict in short; None where there was none. `values`: as an edition keeps them."""
    if values is None:
        return None
    about = Followed.from_values(values)
    return {"name": say("report.meetup", name=about.name, when=when(about, say, short=True)), "said": verdict_said(about, say)}
