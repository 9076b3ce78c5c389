"""What TikTok Studio's exports share: the account and the moment in their zip's name, and days without a year."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from etl.model import Account, FileRefused
from etl.read import dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Importer, attempt, named
from etl.read.importers.context import Context
from etl.read.importers.tables import DayTable
from etl.read.source import Source

# Overview_<first day of the range>_<seconds since 1970>_<handle>.zip, with a browser's " (1)" behind it.
TAB = r"(?a)(?:^|/)(?:Overview|Followers|Viewers|Content)"
END = r"(?: ?\(\d+\))?(?:\.(?:zip|csv|xlsx))?(?:/|$)"
DATED_NAME = rf"{TAB}_(\d{{4}}-\d\d-\d\d)(?:_(\d{{10}}))?(?:_([\w.]+?))?{END}"
FOLDER_NAME = rf"(?a)(?:^|/)Followers_([\w.]+?){END}"
BEHIND = timedelta(days=3)  # two days, and one that other zones may call the day before
HALF_A_YEAR = timedelta(days=183)
MOST = 366  # rows of a daily series: TikTok tells a year at the most
LONGEST_GAP = timedelta(days=31)  # between two rows of a daily series; more means that the rows are out of order


class TikTokStudio(Importer):
    """An export of one tab of TikTok Studio."""

    platform = "tiktok"
    line_ends = 0

    def accounts(self, source: Source) -> set[Account]:
        name = named(source, DATED_NAME)
        handle = name[3] if name else None
        if not handle and not source.name.startswith("Followers_"):
            folder = named(source, FOLDER_NAME)
            handle = folder[1] if folder else None
        return {Account.of("tiktok", handle)} if handle else set()

    def exported_at(self, source: Source) -> datetime | None:
        name = named(source, DATED_NAME)
        return datetime.fromtimestamp(int(name[2]), UTC).replace(tzinfo=None) if name and name[2] else None


class TikTokDays(TikTokStudio, DayTable):
    """One row a day, oldest first where nobody has sorted it, without a year."""

    years_by_export = True
    day = ("Date", "Data", "Fecha", "Tanggal")

    def promised(self, source: Source) -> tuple[date, date] | None:
        """From the range's first day to the export, less the days that TikTok is behind with."""
        first, exported = range_start(source), self.exported_at(source)
        return (first, max(first, exported.date() - BEHIND)) if first and exported else None

    def days(self, texts: list[str], source: Source, context: Context) -> list[date | CellRefused]:
        """Years are walked: forward from the range's first day where the name tells it, else back from the export.

        A file that was saved with its years keeps them, where they can be those of its days.
        """
        if any(re.search(r"\d{4}", text) for text in texts):
            told = super().days(texts, source, context)
            refuse_years_given([day for day in told if isinstance(day, date)], range_start(source), last_day(context))
            return told
        read = [attempt(dates.month_day, text) for text in texts]
        days = [day for day in read if not isinstance(day, CellRefused)]
        first, last = range_start(source), last_day(context)
        if days and not first and not last:
            raise FileRefused("export_date_needed", self.day[0], texts[0])
        turn = -1 if newest_first(days) else 1
        dated = iter(full_dates(days[::turn], first, last)[::turn] if days else [])
        return [day if isinstance(day, CellRefused) else next(dated) for day in read]


def newest_first(days: list[tuple[int, int]]) -> bool:
    """Whether most steps of a run of month-days go back.

    >>> newest_first([(6, 3), (6, 2), (6, 1)]), newest_first([(12, 30), (12, 31), (1, 1)])
    (True, False)
    """
    return len(days) > 2 and 2 * sum(later < day for day, later in pairwise(days)) >= len(days)


def refuse_years_given(days: list[date], first: date | None, last: date | None) -> None:
    """Raises CellRefused where a spreadsheet has given the days the year in which it was opened: they lie outside the range
    that the name or a person tells, or the series turns back by a year on its way.

    >>> refuse_years_given([date(2026, 12, 30), date(2026, 12, 31), date(2026, 1, 1)], None, None)
    Traceback (most recent call last):
    etl.read.cells.CellRefused: date_order
    """
    back = [[day - later for day, later in pairwise(run) if later < day] for run in (days, days[::-1])]
    turned = len(days) > 2 and any(len(steps) == 1 and steps[0] > HALF_A_YEAR for steps in back)
    outside = bool(days) and (
        (first is not None and not first - BEHIND <= min(days) <= first + LONGEST_GAP) or (last is not None and max(days) > last)
    )
    if turned or outside:
        raise CellRefused("date_order")


def range_start(source: Source) -> date | None:
    """The first day of the exported range, where the name tells it."""
    name = named(source, DATED_NAME)
    try:
        return date.fromisoformat(name[1]) if name else None
    except ValueError:
        return None


def last_day(context: Context) -> date | None:
    """The last day that can stand in an export; one more than in UTC, since the account's own zone may be ahead."""
    return context.exported_at.date() + timedelta(days=1) if context.exported_at else context.exported_on


def full_dates(days: list[tuple[int, int]], first: date | None, last: date | None) -> list[date]:
    """Full dates for the month-days of a daily series, from the first day of its range or the last it can hold.

    >>> full_dates([(12, 31), (1, 1)], date(2025, 12, 31), None)
    [datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)]
    >>> full_dates([(12, 31), (1, 1)], None, date(2026, 1, 3))
    [datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)]
    """
    if len(days) > MOST:
        raise CellRefused("date_order")
    if first and (not last or days[0] == (first.month, first.day)):
        dated = years_forward(days, first)
    else:
        dated = dates.years_back(days, last or date.max)
    if any(later - day > LONGEST_GAP for day, later in pairwise(dated)) or (last and dated[-1] > last):
        raise CellRefused("date_order")
    return dated


def years_forward(days: list[tuple[int, int]], first: date) -> list[date]:
    """Full dates for a run of month-days, oldest first, of which the first lies on or shortly after `first`.

    >>> years_forward([(2, 28), (2, 29), (3, 1)], date(2024, 2, 28))
    [datetime.date(2024, 2, 28), datetime.date(2024, 2, 29), datetime.date(2024, 3, 1)]
    """
    dated: list[date] = []
    for month, day in days:
        dated.append(earliest_from(month, day, first))
        first = dated[-1] + timedelta(days=1)
    return dated


def earliest_from(month: int, day: int, first: date) -> date:
    """The oldest date with this month and day that is not before `first`."""
    for year in range(first.year, first.year + 9):
        dated = dates.known_day(year, month, day)
        if dated and dated >= first:
            return dated
    raise CellRefused("date_unreadable")
