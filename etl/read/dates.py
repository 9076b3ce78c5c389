"""Days as the platforms and people write them, read in exactly one way or refused with a reason."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from etl.read.calendar_names import month_named
from etl.read.cells import CellRefused, is_missing, seen

EXCEL_DAY = re.compile(r"(\d{1,2})[- ]([^\W\d_]{3,9})[- ](\d{2})")  # as a spreadsheet shows a day: 30-Jun-26


def _named_month(text: str) -> date | None:
    """Days with the month in words and a year: "Feb 19, 2023", "Fri, Mar 21, 2025", "5 Mei 2021", "30-Jun-26"."""
    if excel := EXCEL_DAY.fullmatch(text.strip().lower()):
        month = month_named(excel[2])
        return known_day(2000 + int(excel[3]), month, int(excel[1])) if month else None
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    months = list(filter(None, map(month_named, words)))
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(numbers) != 2 or max(map(len, numbers)) > 4:
        return None
    day, year = sorted(numbers, key=len) if len(numbers[0]) != len(numbers[1]) else numbers
    return known_day(int(year), months[0], int(day)) if len(year) == 4 else None


def known_day(year: int, month: int, day: int) -> date | None:
    """A day since the first of these platforms began; None where there is no such day."""
    try:
        return date(year, month, day) if 2000 <= year <= 2100 else None
    except ValueError:
        return None


NUMERIC_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?")


@lru_cache(maxsize=65_536)
def ordered(text: str, order: str) -> date | None:
    """A day whose numbers stand in this order (day or month first; a year of four digits comes first in either), else None."""
    text = seen(text)
    match = NUMERIC_DAY.fullmatch(text)
    if not match:
        return _named_month(text)
    first, second, third = match.groups()
    if len(first) == 4:
        return known_day(int(first), int(second), int(third))
    if len(third) not in (2, 4):
        return None
    year = int(third) if len(third) == 4 else 2000 + int(third)
    day, month = (first, second) if order == "day" else (second, first)
    return known_day(year, int(month), int(day))


def year_first(text: str) -> date | None:
    """What a day of three numbers of two digits is where the year stands first: 26-06-01."""
    match = NUMERIC_DAY.fullmatch(seen(text))
    return known_day(2000 + int(match[1]), int(match[2]), int(match[3])) if match and len(match[1] + match[3]) == 4 else None


def refuse_half_turned(texts: Iterable[str]) -> None:
    """Raises CellRefused where a spreadsheet that reads the month first was given days, in the order of the file: it takes
    those that it can for days, turned round, and leaves the others as they were. So no day of the first is over 12, each of
    the others is, and as they stand they fit no better than turned back: neither do they run on where the others would not,
    nor is their longest hole a shorter one.

    >>> refuse_half_turned(["2026-03-01", "2026-10-01", "17/01/2026"])
    Traceback (most recent call last):
    etl.read.cells.CellRefused: date_half_turned
    >>> refuse_half_turned(["2026-01-03", "2026-01-10", "17/01/2026"])
    """
    texts = list(texts)
    days = {text: match for text in dict.fromkeys(texts) if (match := NUMERIC_DAY.fullmatch(seen(text)))}
    taken = {text: day for text, match in days.items() if len(match[1]) == 4 and (day := ordered(text, "day"))}
    others = (text for text, match in days.items() if len(match[1]) < 4)
    left = {text: day for text in others if (day := ordered(text, "day") or ordered(text, "month"))}
    if not taken or not left or any(day.day > 12 for day in taken.values()) or any(day.day <= 12 for day in left.values()):
        return
    turned = {text: day.replace(month=day.day, day=day.month) for text, day in taken.items()}
    known = [text for text in texts if text in taken or text in left]
    if turned != taken and not _fits(known, taken | left) > _fits(known, turned | left):
        raise CellRefused("date_half_turned", f"{min(taken)} / {min(left)}")


def _fits(texts: list[str], days: dict[str, date]) -> tuple[bool, int]:
    """How well days fit each other: whether they run one way through the file, then how short their longest hole is."""
    steps = [(days[later] - days[text]).days for text, later in pairwise(texts)]
    holes = [(later - day).days for day, later in pairwise(sorted(set(days.values())))]
    return min(steps) >= 0 or max(steps) <= 0, -max(holes)


def day_reader(column: Iterable[str]) -> Callable[[str], date]:
    """How to read the days of one column: the only order of day and month that all its cells allow.

    The whole column decides, so that 13-06-2025 also settles 11-06-2025. A column that can be read both ways,
    with different days, is refused (date_two_ways), and so is one in which either order is the only one of some cell, or
    whose days lie closer together where the year stands first; a single cell that fits no way is refused when it is read.

    >>> day_reader(["11-06-2025", "13-06-2025"])("11-06-2025")
    datetime.date(2025, 6, 11)
    >>> day_reader(["1/1/2022", "1/13/2022"])("2/8/2022")
    datetime.date(2022, 2, 8)
    >>> day_reader(["1/2/2022", "1/3/2022"])
    Traceback (most recent call last):
    etl.read.cells.CellRefused: date_two_ways
    """
    column = list(column)
    cells = {cell for cell in column if not is_missing(cell)}
    refuse_half_turned(column)
    read = {order: {cell: ordered(cell, order) for cell in cells} for order in ("day", "month")}
    fits = {order: sum(day is not None for day in read[order].values()) for order in read}
    if read["day"] != read["month"] and fits["day"] == fits["month"]:
        either = (cell for cell in column if read["day"].get(cell) != read["month"].get(cell))
        raise CellRefused("date_two_ways", next(either, None))
    only = {order: [cell for cell in column if read[order].get(cell) and not read[other].get(cell)]
            for order, other in (("day", "month"), ("month", "day"))}  # fmt: skip
    if only["day"] and only["month"]:
        raise CellRefused("date_two_ways", f"{only['day'][0]} / {only['month'][0]}")
    order = "day" if fits["day"] > fits["month"] else "month"
    if _closer([year_first(cell) for cell in cells], list(read[order].values())):
        raise CellRefused("date_two_ways", min(cells))

    def day(text: str) -> date:
        date_in = ordered(text, order)
        if date_in is None:
            raise CellRefused("date_missing" if is_missing(text) else "date_serial" if is_serial(text) else "date_unreadable")
        return date_in

    return day


def _closer(days: list[date | None], others: list[date | None]) -> bool:
    """Whether all of some days lie within a shorter time than those of others that can be read."""
    known, read = [day for day in days if day], [day for day in others if day]
    return len(known) == len(days) > 0 and (not read or max(known) - min(known) < max(read) - min(read))


def is_serial(text: str) -> bool:
    """Whether a text is a day as a spreadsheet counts it: 46174 is the first of June 2026."""
    return bool(re.fullmatch(r"[34]\d{4}(?:\.0+)?", seen(text)))


# Months that are numbered, by a sign or in words, of which CLDR has no more than the number: 9月16日, 18 tháng 6, 18 tháng Sáu.
NUMBERED = re.compile(r"(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]|(\d{1,2})\s+tháng\s+([\w ]+)")
IN_WORDS = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]


def month_day(text: str) -> tuple[int, int]:
    """Month and day of a date without a year, in the languages that exports come in, or by its month's number.

    >>> month_day("February 28"), month_day("10 February"), month_day("8 de marzo"), month_day("5 Mei")
    ((2, 28), (2, 10), (3, 8), (5, 5))
    >>> month_day("9月16日"), month_day("18 tháng Sáu"), month_day("18 tháng 12"), month_day("28 апреля")
    ((9, 16), (6, 18), (12, 18), (4, 28))
    """
    written = text.strip().lower()
    words = re.findall(r"[^\W\d_]+|\d+", written)
    months = list(filter(None, map(month_named, words)))
    days = [int(word[:4]) for word in words if word.isdecimal()]
    if numbered := NUMBERED.fullmatch(written):
        month, day = (numbered[1], numbered[2]) if numbered[1] else (numbered[4], numbered[3])
        months = [IN_WORDS.index(month) + 1 if month in IN_WORDS else int(month) if month.isdecimal() else 0]
        days = [int(day)]
    if len(months) != 1 or len(days) != 1 or known_day(2000, months[0], days[0]) is None:
        raise CellRefused("date_missing" if is_missing(text) else "date_unreadable")
    return months[0], days[0]


def years_back(days: list[tuple[int, int]], last: date) -> list[date]:
    """Full dates for a run of month-days, oldest first, of which the last lies on or shortly before `last`.

    >>> years_back([(12, 31), (1, 1)], date(2026, 1, 3))
    [datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)]
    """
    dated: list[date] = []
    for month, day in reversed(days):
        dated.append(latest_before(month, day, last))
        last = dated[-1] - timedelta(days=1)
    return dated[::-1]


def latest_before(month: int, day: int, last: date) -> date:
    """The newest date with this month and day that is not after `last`."""
    for year in range(last.year, last.year - 9, -1):
        day_known = known_day(year, month, day)
        if day_known and day_known <= last:
            return day_known
    raise CellRefused("date_unreadable")
