"""Our own weekly follower sheet: the totals that no Meta, YouTube or X export holds."""

from collections.abc import Callable, Iterator
from datetime import date

from etl.model import Account, DayValue, FileRefused, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names, too_long
from etl.read.importers.tables import BulkTable
from etl.read.source import Source
from jangkau.warehouse.vocabulary import PLATFORMS


class FollowerSheet(BulkTable):
    """date, platform, handle, followers, and what the platform shows as reach over 7 and 28 days where it shows any.

    Short forms typed from a screen ("10,6 rb") are read and marked rounded.
    """

    name = "follower_sheet"
    reading = 4  # files that were joined, and days of two orders
    names_accounts = True
    typed = True
    final = True
    template = "followers"
    day: Names = ("date", "tanggal")
    platform_column: Names = ("platform",)
    handle: Names = ("handle",)
    reads = {"followers": ("followers", "pengikut"), "reach_7d": ("reach_7d",), "reach_28d": ("reach_28d",)}
    needs = (day, platform_column, handle, reads["followers"])

    def columns(self) -> Columns:
        return (self.day, self.platform_column, self.handle, *self.reads.values())

    def platforms(self, source: Source) -> set[str]:
        return set(PLATFORMS)

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = self.header(source)
        texts = [header.cell(record, self.day) for _, record in self.body(source)]
        try:
            day = dates.day_reader(texts)
        except CellRefused as refusal:
            raise FileRefused(refusal.code, header.called(self.day), refusal.value or texts[0]) from None
        for line, record in self.body(source):
            yield self.row(line, record, header, day, context)

    def row(self, line: int, record: list[str], header: Header, day: Callable[[str], date], context: Context) -> Row:
        """One line of the sheet: what was seen of one account at the end of one day."""
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        column = self.day
        try:
            read_day = day(header.cell(record, column))
            if read_day > context.last_day:
                raise CellRefused("day_ahead")
            column = self.handle
            account = Account.typed(header.cell(record, self.platform_column), header.cell(record, column))
            values = []
            for metric, column in self.reads.items():
                text = header.cell(record, column)
                if text or metric == "followers":  # the others are seldom there: a blank says nothing
                    values.append(DayValue(account, read_day, metric, *_seen(text)))
        except CellRefused as refusal:
            if refusal.code == "platform_unknown":
                column = self.platform_column
            return refused(line, header.called(column), header.cell(record, column), refusal.code)
        return Row(line, days=tuple(values))


def _seen(text: str) -> tuple[int | None, str]:
    """A number of people as it was typed, and how it was observed. Raises CellRefused."""
    value, rounded = cells.typed_count(text)
    if value is None:
        return None, "missing"
    if value < 0:
        raise CellRefused("count_negative")
    return value, "rounded" if rounded else "reported"
