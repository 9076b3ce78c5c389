"""What looks odd in a file whose every row can be read: said at the end of each load, for a person to look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from statistics import median

from etl.model import Account, Issue, Row
from jangkau.warehouse.vocabulary import METRIC_KINDS

FAR = 20  # times the larger neighbour: a day that stands so far out
SMALL = 100  # below which a day is no peak, whatever its neighbours
STEP = 0.2  # of a follower total from one to the next
TINY = 20  # times that a step goes into the total beside it
RUN = 7  # days that are told twice over

Series = dict[date, float]


def oddities(rows: Iterable[Row]) -> list[Issue]:
    """A day 20 times its neighbours, a step of over a fifth in followers, a week that stands twice in a series."""
    series: dict[tuple[Account, str], Series] = defaultdict(dict)
    for row in rows:
        for value in row.days:
            if value.value is not None:
                series[value.account, value.metric][value.day] = value.value
    odd = []
    for (account, metric), values in series.items():
        noticed = _steps(values) if METRIC_KINDS[metric] == "stock" else [*_peaks(values), *_repeats(values)]
        odd += [Issue(None, f"{account} {metric}", said, code, refused=False) for code, said in noticed]
    return odd


def _peaks(values: Series) -> Iterator[tuple[str, str]]:
    days = sorted(values)
    for before, day, after in zip(days, days[1:], days[2:], strict=False):
        if (after - before).days == 2 and values[day] >= SMALL and values[day] > FAR * max(values[before], values[after], 1):
            yield "day_far_above", f"{day}: {values[day]:.0f}"


def _steps(values: Series) -> Iterator[tuple[str, str]]:
    for before, day in pairwise(sorted(values)):
        if values[before] >= SMALL and abs(values[day] - values[before]) > STEP * values[before]:
            yield "followers_step", f"{before}: {values[before]:.0f} → {day}: {values[day]:.0f}"


def _repeats(values: Series) -> Iterator[tuple[str, str]]:
    """The first run of days whose numbers, not all alike, have stood in the series before."""
    days = sorted(values)
    seen: dict[tuple[float, ...], int] = {}
    for at in range(len(days) - RUN + 1):
        run = tuple(values[day] for day in days[at : at + RUN])
        if len(set(run)) < RUN // 2 + 1:
            continue
        if run in seen and at - seen[run] >= RUN:
            yield "series_repeats", f"{days[seen[run]]} = {days[at]}"
            return
        seen.setdefault(run, at)


def stock_or_flow(counts: list[int]) -> str | None:
    """Whether a run of numbers is a total or what each day brought; None where it may be either.

    A total is never below zero and its steps are tiny beside it. A gain swings, and stands near zero. A total may jump
    once, and that of a small channel grows by large steps, but day after day.

    >>> stock_or_flow([21840, 21855, 21892]), stock_or_flow([3, -1, 12]), stock_or_flow([5000, 5000, 5000])
    ('followers', 'net_follows', None)
    >>> stock_or_flow([12000, 12004, 13900, 13911, 13920]), stock_or_flow([40, 44, 51, 55, 60]), stock_or_flow([0, 0, 3, 3, 5])
    (None, None, None)
    """
    if not counts or min(counts) < 0 or (min(counts) == 0 and not only_grows(counts)):
        return "net_follows"
    steps = [abs(later - count) for count, later in pairwise(counts)]
    if max(steps, default=0) * TINY <= min(counts):
        return "followers" if any(steps) and len(counts) > 2 else None
    return None if median(steps) * TINY <= median(counts) or only_grows(counts) else "net_follows"


def only_grows(counts: list[int]) -> bool:
    """Whether a run of numbers, oldest or newest first, rises day after day, as a total may and a gain hardly does."""
    return len(counts) > 4 and len(set(counts)) > 2 and counts in (sorted(counts), sorted(counts, reverse=True))
