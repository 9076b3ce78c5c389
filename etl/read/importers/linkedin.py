"""What LinkedIn's exports share: the page and the moment in their name, and days with the month first."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from etl.model import Account
from etl.read import dates
from etl.read.cells import CellRefused
from etl.read.importers.base import attempt, named
from etl.read.importers.context import Context
from etl.read.importers.tables import DayTable
from etl.read.source import Source

NAME = r"^(.+)_(?:followers|content|visitors)_(\d{13})(?!\d)"  # <page>_followers_<milliseconds since 1970>.xls


class LinkedInDays(DayTable):
    """One row a day of a page."""

    platform = "linkedin"
    day = ("Date", "Tanggal")

    def accounts(self, source: Source) -> set[Account]:
        name = named(source, NAME)
        return {Account.of("linkedin", name[1])} if name else set()

    def exported_at(self, source: Source) -> datetime | None:
        name = named(source, NAME)
        return datetime.fromtimestamp(int(name[2]) // 1000, UTC).replace(tzinfo=None) if name else None

    def days(self, texts: list[str], source: Source, context: Context) -> list[date | CellRefused]:
        try:
            return super().days(texts, source, context)
        except CellRefused:
            return month_first(texts)


def month_first(texts: list[str]) -> list[date | CellRefused]:
    """LinkedIn writes MM/DD/YYYY. Twelve days at most are taken so only where that makes a daily run. Raises CellRefused."""
    read = dates.day_reader([*texts, "12/31/2000"])
    days = [attempt(read, text) for text in texts]
    known = [day for day in days if isinstance(day, date)]
    if len(known) < 2 or any(later - day != timedelta(days=1) for day, later in pairwise(known)):
        raise CellRefused("date_two_ways")
    return days
