"""CrowdTangle (until August 2024): how many followers an account had at each of its posts, and at the end of a leaderboard."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from etl.model import Account, DayValue, FileRefused, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import attempt, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names, too_long
from etl.read.importers.tables import Table
from etl.read.source import Source

FACEBOOK: Names = ("Page Name",)


class CrowdTangleHistory(Table):
    """One row a post, of one account or many; the last post of a day tells the day's total. Its interactions are left."""

    name = "crowdtangle"
    names_accounts = True
    typed = True
    final = True  # the service has ended
    handle: Names = ("User Name",)
    day: Names = ("Post Created Date",)
    hour: Names = ("Post Created Time",)
    reads = {"followers": ("Followers at Posting",)}
    needs: Columns = (handle, day, reads["followers"])

    def platforms(self, source: Source) -> set[str]:
        return {"facebook" if self.header(source).has(FACEBOOK) else "instagram"}

    def knows(self, column: str) -> bool:
        """All else is of the post itself, and said by the format's own name."""
        return True

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header, (platform,) = self.header(source), self.platforms(source)
        latest = self._latest(source, header)
        for line, record in self.body(source):
            key = header.cell(record, self.handle).casefold(), header.cell(record, self.day)
            if latest[key][1] != line:
                yield Row(line, ignored="earlier_of_day")
            else:
                yield self._row(line, record, header, platform, context)

    def _latest(self, source: Source, header: Header) -> dict[tuple[str, str], tuple[str, int]]:
        """The hour and line of each account's last post of a day."""
        latest: dict[tuple[str, str], tuple[str, int]] = {}
        for line, record in self.body(source):
            key = header.cell(record, self.handle).casefold(), header.cell(record, self.day)
            latest[key] = max(latest.get(key, ("", 0)), (header.cell(record, self.hour).zfill(8), line))
        return latest

    def _row(self, line: int, record: list[str], header: Header, platform: str, context: Context) -> Row:
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        column = self.day
        try:
            day: date = dates.day_reader([header.cell(record, column)])(header.cell(record, column))
            if day > context.last_day:
                raise CellRefused("day_ahead")
            column = self.handle
            account = Account.typed(platform, header.cell(record, column))
            column = self.reads["followers"]
            total, _ = cells.typed_count(header.cell(record, column))
        except CellRefused as refusal:
            return refused(line, header.called(column), header.cell(record, column), refusal.code)
        return Row(line, days=(DayValue(account, day, "followers", total, "missing" if total is None else "reported"),))


class CrowdTangleLeaderboard(Table):
    """One row an account: its total when the list was made, which its file's name or a person tells. The rest is left."""

    name = "crowdtangle_leaderboard"
    names_accounts = True
    typed = True
    final = True
    handle = CrowdTangleHistory.handle
    reads = {"followers": ("Followers", "Page Likes")}
    needs: Columns = (handle, reads["followers"], ("Growth %",), ("Interaction Rate",))

    def platforms(self, source: Source) -> set[str]:
        return {"facebook" if self.header(source).has(FACEBOOK) else "instagram"}

    def knows(self, column: str) -> bool:
        return True

    def exported_at(self, source: Source) -> datetime | None:
        """The last day that the name tells: "2023-06-01-2023-06-30-leaderboard.csv"."""
        days = re.findall(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)", source.name)
        last_day = attempt(dates.day_reader(days[-1:]), days[-1]) if days else None
        return datetime.combine(last_day, time(23, 59, 59)) if isinstance(last_day, date) else None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header, (platform,) = self.header(source), self.platforms(source)
        day = context.exported_at.date() if context.exported_at else context.exported_on
        if day is None:
            raise FileRefused("export_date_needed")
        for line, record in self.body(source):
            yield self._row(line, record, header, Account.of(platform, header.cell(record, self.handle)), day)

    def _row(self, line: int, record: list[str], header: Header, account: Account, day: date) -> Row:
        total = attempt(lambda text: cells.typed_count(text)[0], header.cell(record, self.reads["followers"]))
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        if not account.handle:
            return refused(line, header.called(self.handle), "", "handle_missing")
        if isinstance(total, CellRefused):
            names = self.reads["followers"]
            return refused(line, header.called(names), header.cell(record, names), total.code)
        return Row(line, days=(DayValue(account, day, "followers", total, "missing" if total is None else "reported"),))
