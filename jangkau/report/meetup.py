"""What followed the latest meetup, as far as the week could know it."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

import pandas as pd

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

    @staticmethod
    def from_values(told: dict) -> "Followed":
        """From an edition's values."""
        estimate, interval = told["estimate"], told["interval_pct"]
        more = {"reasons": tuple(Reason(**reason) for reason in told["reasons"]), "estimate": estimate and Estimate(**estimate)}
        return Followed(**told | more | {"interval_pct": interval and tuple(interval)})


def latest_meetup(warehouse: Warehouse, province: str, monday: date) -> dict | None:
    """The latest meetup of the province that had begun by the week's end; None where there was none within a year.

    The verdict is of the followers after eight weeks; before those are over the answer is that it is too early, whatever
    later data tell: a report knows what its week could know.
    """
    told = meetups(warehouse)
    begun = pd.to_datetime(told["starts_on"])
    sunday = pd.Timestamp(monday + timedelta(days=6))
    told = told[(told["province_code"] == province) & (begun <= sunday) & (begun > sunday - pd.Timedelta(weeks=RECENT))]
    if told.empty:
        return None
    latest = told.iloc[0]
    first, last = (pd.Timestamp(latest[name]).date() for name in ("starts_on", "ends_on"))
    about = (latest["event_id"], latest["name"], first.isoformat(), last.isoformat(), latest["date_precision"])
    weeks = (monday - (first - timedelta(days=first.weekday()))).days // 7 + 1
    if weeks < HORIZON:
        early = (Reason("weeks_after", weeks, HORIZON),)
        return asdict(Followed(*about, int(latest["accounts_came"]), "not_enough", HORIZON, early))
    answer = meetup_effect(warehouse, latest["event_id"], horizon=HORIZON)
    estimate = Estimate(float(answer.estimate.effect_pct)) if answer.verdict == "effect" else None
    interval = tuple(map(float, answer.interval_pct)) if answer.told else None
    followed = Followed(*about, int(latest["accounts_came"]), answer.verdict, HORIZON, answer.reasons, estimate, interval)
    return asdict(followed)
