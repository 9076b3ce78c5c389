"""The demo's days and the moments at which its exports were made."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

FIRST, LAST = date(2020, 7, 1), date(2023, 12, 31)
DAY_COUNT = (LAST - FIRST).days + 1
DAYS = [FIRST + timedelta(days=number) for number in range(DAY_COUNT)]
FIRST_SUNDAY = FIRST - timedelta(days=3)  # 28 June 2020: weekly levels are drawn from here on
SUNDAYS = [FIRST_SUNDAY + timedelta(weeks=number) for number in range((LAST - FIRST_SUNDAY).days // 7 + 1)]
WEEKDAYS = np.array([day.weekday() for day in DAYS])

WIB = ZoneInfo("Asia/Jakarta")
PACIFIC = ZoneInfo("America/Los_Angeles")

Span = tuple[date, date]  # first and last day, both within


def place_of(day: date) -> int:
    """Where a day stands in every series of the demo."""
    return (day - FIRST).days


def cut(span: Span) -> slice:
    """The part of a series that lies in a span."""
    return slice(place_of(span[0]), place_of(span[1]) + 1)


def within(moment: datetime, spans: tuple[Span, ...]) -> bool:
    """Whether a moment (UTC) lies on a day (WIB) of one of the spans."""
    day = moment.astimezone(WIB).date()
    return any(first <= day <= last for first, last in spans)


def unix(day: date, hour: int, second: int) -> int:
    """Seconds since 1970 of an hour (UTC) on a day."""
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp()) + second
