"""What looks odd in a file whose every row can be read: said at the end of each load, for a person to look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from etl.model import Account, Issue, Row
from jangkau.warehouse.vocabulary import METRIC_KINDS

FAR = 20  # times the larger neighbour: a day that stands so far out
SMALL = 100  # below which a day is no peak, whatever its neighbours
STEP = 0.2  # of a follower total from one to the next
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
