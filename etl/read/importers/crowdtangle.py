"""CrowdTangle, history of posts (until August 2024): how many followers an account had at each of them."""

from collections.abc import Iterator
from datetime import date

from etl.model import Account, DayValue, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Context, refused
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
