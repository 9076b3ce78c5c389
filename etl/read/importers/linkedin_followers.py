"""LinkedIn page admin export, followers: what came new on each day."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from etl.model import Account
from etl.read import dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Context, attempt, named
from etl.read.importers.tables import DayTable
from etl.read.source import Source

NAME = r"^(.+)_followers_(\d{13})(?!\d)"  # <page>_followers_<milliseconds since 1970>.xls


class LinkedInFollowers(DayTable):
    """ "Total followers" is the sum of that day's new followers, not the page's total: a flow."""

    name = "linkedin_followers"
    platform = "linkedin"
    needs = (("Date",), ("Organic followers",), ("Total followers",))
    reads = {"new_follows": ("Total followers",)}
    signed = frozenset({"new_follows"})  # seen in a real year: -1 on 3 of 365 days
    ignores = (("Sponsored followers",), ("Organic followers",), ("Auto-invited followers",))

    def accounts(self, source: Source) -> set[Account]:
        name = named(source, NAME)
        return {Account.of("linkedin", name[1])} if name else set()

    def exported_at(self, source: Source) -> datetime | None:
        name = named(source, NAME)
        return datetime.fromtimestamp(int(name[2]) // 1000, UTC).replace(tzinfo=None) if name else None

    def days(self, texts: list[str], source: Source, context: Context) -> list[date | CellRefused]:
        """LinkedIn writes MM/DD/YYYY. A file of twelve days at most is taken so only where that makes a daily run."""
        try:
            return super().days(texts, source, context)
        except CellRefused:
            month_first = dates.day_reader([*texts, "12/31/2000"])
            days = [attempt(month_first, text) for text in texts]
            known = [day for day in days if isinstance(day, date)]
            if len(known) < 2 or any(later - day != timedelta(days=1) for day, later in pairwise(known)):
                raise
            return days
