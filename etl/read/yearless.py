"""Days that a sheet writes without their year: which year that is, where something beside them tells it."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from etl.read.calendar_names import month_named, weekday_named
from etl.read.cells import CellRefused
from etl.read.dates import known_day, latest_before

SHAPE = re.compile(
    r"(?:([^\W\d_]+)[.,]?\s+)?(?:(\d{1,2})[\s-]+([^\W\d_]{3,})\.?|([^\W\d_]{3,})\.?\s+(\d{1,2})|(\d{1,2})/(\d{1,2}))"
)
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")

MonthDay = tuple[int, int]
Orders = tuple[MonthDay | None, ...]  # as a day before a month, and as a month before a day


def yearless(text: str) -> bool:
    """Whether a text is a day without its year.

    >>> [yearless(text) for text in ("1 Jan", "Senin 3 Jan", "01/02", "1-Jan", "18-24", "Top 10", "1 Jan 2022")]
    [True, True, True, True, False, False, False]
    """
    return _read(text) is not None


def years_told(texts: list[str], beside: Iterable[str], exported_on: date | None, last_day: date) -> dict[str, date]:
    """The full days of some texts, by what tells their year: what stands beside them, the nearest first, else the day of export.

    Raises CellRefused: export_date_needed where nothing tells it, date_two_ways, or weekday_differs.

    >>> years_told(["31/12", "01/01"], ["Rekap Des 2021 - Jan 2022"], None, date(2022, 9, 1))["01/01"]
    datetime.date(2022, 1, 1)
    """
    read = {text: day for text in texts if (day := _read(text))}
    month_days = dict(zip(read, _ordered([orders for _, orders in read.values()]), strict=True))
    days = _by_years(month_days, beside)
    if days is None or max(days.values()) > last_day:
        if exported_on is None:
            raise CellRefused("export_date_needed")
        days = {text: latest_before(*month_day, exported_on) for text, month_day in month_days.items()}
    if any(weekday not in (None, days[text].weekday()) for text, (weekday, _) in read.items()):
        raise CellRefused("weekday_differs")
    return days


def _read(text: str) -> tuple[int | None, Orders] | None:
    """The weekday that a text names, and its month and day in either order; None where it is no such day."""
    match = SHAPE.fullmatch(text.strip().lower().replace("'", "").replace("’", ""))
    if not match:
        return None
    weekday, day, month, other_month, other_day, first, second = match.groups()
    named = (month_named(month or other_month or "") or 0, int(day or other_day or 0))
    orders = ((int(second), int(first)), (int(first), int(second))) if first else (named, named)
    valid = tuple(order if known_day(2000, *order) else None for order in orders)
    known = weekday_named(weekday) if weekday else None
    return (known, valid) if any(valid) and (not weekday or known is not None) else None


def _ordered(days: list[Orders]) -> list[MonthDay]:
    """Each day in the one order that fits them all, or in which they come day by day or week by week."""
    orders = [[order for order in column if order] for column in zip(*days, strict=True)]
    fitting = [order for order in orders if len(order) == len(days)]
    if len(fitting) == 2:
        fitting = fitting[:1] if fitting[0] == fitting[1] else [order for order in fitting if _step(order) in (1, 7)]
    if len(fitting) != 1:
        raise CellRefused("date_two_ways")
    return fitting[0]


def _step(days: list[MonthDay]) -> int | None:
    """By how many days a run goes on, up or down; None where that is not always the same."""
    steps = {(date(2000, *later) - date(2000, *day)).days % 366 for day, later in pairwise(days)}
    either = {min(step, 366 - step) for step in steps}
    return either.pop() if len(either) == 1 else None


def _by_years(month_days: dict[str, MonthDay], beside: Iterable[str]) -> dict[str, date] | None:
    """The days, where the first text beside them that tells years tells the one they lie in, or the two they go through."""
    years = next((named for text in beside if (named := sorted({int(year) for year in YEAR.findall(text)}))), [])
    turns = [place for place, (day, later) in enumerate(pairwise(month_days.values())) if abs(day[0] - later[0]) > 9]
    if len(turns) + 1 != len(years) or len(years) > 2 or years[-1] - years[0] != len(years) - 1:
        return None
    ordered = years if not turns or [*month_days.values()][turns[0]][0] > 6 else years[::-1]
    late = [bool(turns) and place > turns[0] for place in range(len(month_days))]
    days = {text: known_day(ordered[late[place]], *day) for place, (text, day) in enumerate(month_days.items())}
    dated = {text: day for text, day in days.items() if day}
    return dated if len(dated) == len(days) else None
