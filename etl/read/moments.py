"""Moments as the platforms and people write them, read in exactly one way or refused with a reason; days in western Indonesia."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from etl.read.cells import CellRefused, is_missing
from etl.read.dates import known_day, ordered, refuse_half_turned
from jangkau.warehouse.vocabulary import WIB

PACIFIC = ZoneInfo("America/Los_Angeles")


def moment(text: str, pattern: str, zone: ZoneInfo | None = None) -> datetime:
    """A moment in UTC (without tzinfo) from a cell written in `zone`.

    >>> moment("06/29/2026 21:04", "%m/%d/%Y %H:%M", PACIFIC)
    datetime.datetime(2026, 6, 30, 4, 4)
    """
    try:
        written = datetime.strptime(text.strip(), pattern)
    except ValueError:
        raise CellRefused("time_missing" if is_missing(text) else "time_unreadable") from None
    if known_day(written.year, written.month, written.day) is None:
        raise CellRefused("time_unreadable")
    return written.replace(tzinfo=written.tzinfo or zone or UTC).astimezone(UTC).replace(tzinfo=None)


TYPED_HOUR = re.compile(r"(.+?)[,T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?")


def moment_reader(column: Iterable[str]) -> Callable[[str], datetime]:
    """How to read the moments of a list typed by hand: the day before the month, WIB unless a zone is told; gives UTC.

    A day without its hour is refused. Where a cell of the column can only have the month first, so is every cell that may.

    >>> read = moment_reader(())
    >>> read("2021-12-07 08:00") == read("2021-12-07T08:00:00 WIB") == read("07/12/2021 8.00") == read("2021-12-07T01:00Z")
    True
    >>> read("07-12-2021 08.00")
    datetime.datetime(2021, 12, 7, 1, 0)
    >>> read("07/12/2021")
    Traceback (most recent call last):
    etl.read.cells.CellRefused: hour_missing
    """
    column = list(column)
    refuse_half_turned(match[1] if (match := TYPED_HOUR.fullmatch(text)) else text for text in map(_without_wib, column))
    months_first = any(_month_first(text) for text in column)

    def read(text: str) -> datetime:
        zoned = _zoned(text)
        if zoned:
            return zoned
        text = _without_wib(text)
        match = TYPED_HOUR.fullmatch(text)
        if not match:
            raise CellRefused("hour_missing" if ordered(text, "day") else "moment_unreadable")
        day, other = ordered(match[1], "day"), ordered(match[1], "month")
        if day != other and (months_first or day is None):
            raise CellRefused("moment_month_first")
        hour, minute, second = (int(part or 0) for part in match.groups()[1:])
        if day is None or hour > 23 or minute > 59 or second > 59:
            raise CellRefused("moment_unreadable")
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=WIB).astimezone(UTC).replace(tzinfo=None)

    return read


def _without_wib(text: str) -> str:
    """A typed moment without the zone that is meant anyway."""
    return re.sub(r"(?i)\s*wib$", "", text.strip())


def _month_first(text: str) -> bool:
    """Whether a typed moment has a day only where its month stands first: 12/25/2021 08:00."""
    match = TYPED_HOUR.fullmatch(_without_wib(text))
    return bool(match and ordered(match[1], "day") is None and ordered(match[1], "month"))


def _zoned(text: str) -> datetime | None:
    """A moment in ISO form that tells its zone, in UTC; None for all others."""
    try:
        written = datetime.fromisoformat(re.sub(r"\s+(?=(?:[+-]\d\d:?\d\d|[Zz])$)", "", text.strip()))
        if written.tzinfo and known_day(written.year, written.month, written.day):
            return written.astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        pass
    return None


def wib_day(utc: datetime) -> date:
    """The calendar day in western Indonesia of a UTC moment.

    >>> wib_day(datetime(2026, 6, 29, 17, 0))
    datetime.date(2026, 6, 30)
    """
    return utc.replace(tzinfo=UTC).astimezone(WIB).date()
