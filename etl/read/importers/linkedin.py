"""What LinkedIn's exports share: the page and the moment in their name, and days with the month first."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from etl.model import Account, Row
from etl.read import dates, moments
from etl.read.cells import CellRefused
from etl.read.importers.base import Importer, attempt, named
from etl.read.importers.context import Context
from etl.read.importers.places import Places
from etl.read.importers.tables import DayTable
from etl.read.records import Record
from etl.read.source import Source

NAME = r"^(.+)_(?:followers|content|visitors)_(\d{13})(?!\d)"  # <page>_followers_<milliseconds since 1970>.xls


class LinkedIn(Importer):
    """An export of a page: its name tells the page and the moment."""

    platform = "linkedin"

    def accounts(self, source: Source) -> set[Account]:
        name = named(source, NAME)
        return {Account.of("linkedin", name[1])} if name else set()

    def exported_at(self, source: Source) -> datetime | None:
        name = named(source, NAME)
        return datetime.fromtimestamp(int(name[2]) // 1000, UTC).replace(tzinfo=None) if name else None


class LinkedInPlaces(LinkedIn, Places):
    """Followers or visitors by place, as a file of its own or a sheet beside the days."""

    name = "linkedin_places"
    place = {"location": "city", "lokasi": "city"}
    figures = {"followers": ("Total followers", "Total pengikut"), "views": ("Total views", "Total tayangan")}


PLACES = LinkedInPlaces()


class LinkedInDays(LinkedIn, DayTable):
    """One row a day of a page; in a workbook, the places of its audience are another sheet."""

    steps_chosen = True
    day = ("Date", "Tanggal")

    def sheets_read(self, source: Source) -> set[int]:
        return super().sheets_read(source) | set(self._places(source))

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        days = list(super().rows(source, context))
        exported = context.exported_on or (context.exported_at and moments.wib_day(context.exported_at))
        last = exported or max((value.day for row in days for value in row.days), default=None)
        yield from days
        if last:
            for records in self._places(source).values():
                yield from PLACES.counted(records, last, context)

    def _places(self, source: Source) -> dict[int, list[Record]]:
        """The sheets that tell places, by where they stand in the workbook."""
        beside = [place for place, sheet in enumerate(source.sheets) if sheet.name.casefold() in PLACES.place]
        sheets = {place: source.sheet(place) for place in beside}
        return {place: records for place, records in sheets.items() if records and PLACES.tells(records[0][1])}

    def days(self, texts: list[str], source: Source, context: Context) -> list[date | CellRefused]:
        try:
            return super().days(texts, source, context)
        except CellRefused:
            return month_first(texts)


def month_first(texts: list[str]) -> list[date | CellRefused]:
    """LinkedIn writes MM/DD/YYYY. Twelve days at most are taken so only where that makes a daily run. Raises CellRefused."""
    read = dates.day_reader([*texts, "12/31/2000"])
    days = [attempt(read, text) for text in texts]
    dates_read = [day for day in days if isinstance(day, date)]
    if len(dates_read) < 2 or any(later - day != timedelta(days=1) for day, later in pairwise(dates_read)):
        raise CellRefused("date_two_ways")
    return days
