"""Targets beside what was reached: met, missed, on the way, or not to be told, and where a period will end."""

from dataclasses import asdict, dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.target.forecast import DIFFERENCE, RATIO, Forecast, forecast
from jangkau.metrics.target.period import period_named
from jangkau.metrics.target.realisation import Realisation, realisation, weeks_of_views
from jangkau.metrics.target.target import SUMS, Target
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import newest_whole_week, week_to_open, weeks

LOW = 0.5  # of what a number rests on: below it nobody can say that a target was missed, nor that a share met it
TOLD_THROUGHOUT = 0.8  # of the accounts that told, those that did in every week: below it the set of them changed
FORESEEN = ("views", "followers_growth")


@dataclass(frozen=True)
class Achieved:
    """A target and what became of it by `until`, the last week whose days are in.

    state: met, missed, running (the period is not over in the data), unclear (too little data to judge), unknown (`lacking`
    says why). share: amount / target. foreseen, low, high: the amount at the period's end; tried, hit: of past forecasts.
    """

    measure: str
    period: str
    place: str
    place_name: str
    organisation: str | None
    target: float
    source: str | None
    state: str
    amount: float | None
    share: float | None
    cases: int | None
    told: int
    whole: int
    coverage: float | None
    steady: int | None
    changed: bool
    lacking: str | None
    until: date | None
    weeks: int
    weeks_known: int
    foreseen: float | None = None
    low: float | None = None
    high: float | None = None
    tried: int | None = None
    hit: int | None = None
    unforeseen: str | None = None


@kept
def data_until(warehouse: Warehouse, province: str) -> date | None:
    """The Monday of the last week whose days are in."""
    newest = week_to_open(weeks(warehouse, province))
    return newest and newest_whole_week(warehouse, province, newest)


@kept
def achieved(warehouse: Warehouse, province: str, regency: str | None = None, period: str | None = None) -> pd.DataFrame:
    """The office's targets of a province or one of its kabupaten and kota, the newest period first: the fields of Achieved."""
    rows = warehouse.ask("targets", province=province, regency=regency, period=period)
    until = data_until(warehouse, province)
    found = [asdict(of_target(warehouse, row, until)) for row in rows.astype(object).where(rows.notna(), None).itertuples()]
    frame = pd.DataFrame(found, columns=list(Achieved.__dataclass_fields__), dtype=object)
    return frame.where(frame.notna(), None)


def of_target(warehouse: Warehouse, row, until: date | None) -> Achieved:
    """One of them."""
    target = Target(row.measure, period_named(row.period), row.place, row.organisation, float(row.target))
    known = realisation(warehouse, target, until)
    over = target.period.known(until) == target.period.weeks
    ahead = None if over or until is None or target.measure not in FORESEEN else foreseen(warehouse, target, known, until)
    found = Achieved(
        target.measure, row.period, row.place, row.place_name, row.organisation, target.amount, row.source,
        state_of(target, known, over), known.amount, None if known.amount is None else known.amount / target.amount,
        known.cases, known.told, known.whole, known.coverage, known.steady,
        known.steady is not None and known.steady < TOLD_THROUGHOUT * known.told, known.lacking, until, target.period.weeks,
        target.period.known(until),
    )  # fmt: skip
    if ahead is None:
        return found
    rest, low, high = ends(target, known, ahead)
    return replace(
        found, foreseen=rest, low=low, high=high, tried=ahead.tried, hit=ahead.hit, unforeseen=ahead.lacking
    )  # fmt: skip


def state_of(target: Target, known: Realisation, over: bool) -> str:
    """What may be said of a target. Data that are missing can only raise a sum: one that is met stays met."""
    if known.amount is None:
        return "unknown"
    reached, low = known.amount >= target.amount, known.coverage is not None and known.coverage < LOW
    if reached and target.measure in SUMS:
        return "met"
    if not over:
        return "running"
    return "unclear" if low else "met" if reached else "missed"


def foreseen(warehouse: Warehouse, target: Target, known: Realisation, until: date) -> Forecast | None:
    """The rest of a period that is not over; None where too little is known."""
    if known.lacking not in (None, "not_begun"):
        return None
    series = past_weeks(warehouse, target, until)
    ahead = target.period.weeks - target.period.known(until)
    gap = (target.period.first_week - until).days // 7 - 1
    return None if gap > 0 else forecast(series, ahead, RATIO if target.measure == "views" else DIFFERENCE)


def past_weeks(warehouse: Warehouse, target: Target, until: date) -> np.ndarray:
    """The measure week by week from the office's first on: views, or the logarithm of how many times the followers became."""
    if target.measure == "views":
        return weeks_of_views(warehouse, target, until, every=True)["total"].to_numpy(dtype=float)
    since = weeks(warehouse, target.place[:2])["week"].iloc[0].date()
    about = target.parameters(until) | {"week": until, "since": since}
    pairs = warehouse.ask("follower_pairs", base=None, **about).set_index("week")
    grown = np.log(pairs["followers"] / pairs["followers_before"].where(pairs["followers_before"] > 0))
    return grown.reindex(pd.date_range(since, until, freq="7D")).to_numpy(dtype=float)


def ends(target: Target, known: Realisation, ahead: Forecast) -> tuple[float | None, ...]:
    """The amount at the period's end, and the range it lies in."""
    reached = known.amount or 0.0
    return tuple(
        None if rest is None else reached + rest if target.measure == "views" else float((1 + reached) * np.exp(rest) - 1)
        for rest in (ahead.rest, ahead.low, ahead.high)
    )


def line(warehouse: Warehouse, target: Target, until: date) -> pd.DataFrame:
    """The amount reached by the end of each week that is known. Columns: week, amount; empty of what is not told by week."""
    if target.measure not in FORESEEN or not target.period.known(until):
        return pd.DataFrame({"week": pd.Series(dtype="datetime64[us]"), "amount": pd.Series(dtype=float)})
    if target.measure == "views":
        told = weeks_of_views(warehouse, target, until)
        return told[["week"]].assign(amount=told["total"].cumsum())
    about = target.parameters(until) | {"since": target.period.first_week}
    pairs = warehouse.ask("follower_pairs", base=target.period.first_week - pd.Timedelta(weeks=1), **about)
    return pairs[["week"]].assign(amount=pairs["followers"] / pairs["followers_before"].where(pairs["followers_before"] > 0) - 1)
