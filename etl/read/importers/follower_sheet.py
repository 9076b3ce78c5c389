"""Our own weekly follower sheet: the totals that no Meta, YouTube or X export holds."""

from collections.abc import Callable, Iterator
from datetime import date

from etl.model import Account, DayValue, FileRefused, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Context, Header, attempt, refused, too_long
from etl.read.importers.tables import BulkTable
from etl.read.source import Source
from jangkau.warehouse.vocabulary import PLATFORMS


class FollowerSheet(BulkTable):
    """date, platform, handle, followers. Short forms typed from a screen ("10,6 rb") are read and marked rounded."""

    name = "follower_sheet"
    names_accounts = True
    typed = True
    final = True
    template = "followers"
    day = ("date", "tanggal")
    needs = (day, ("platform",), ("handle",), ("followers", "pengikut"))

    def platforms(self, source: Source) -> set[str]:
        return set(PLATFORMS)

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = Header(source.header)
        texts = [header.cell(record, self.day) for _, record in self.body(source)]
        try:
            day = dates.day_reader(texts)
        except CellRefused as refusal:
            raise FileRefused(refusal.code, header.called(self.day), texts[0]) from None
        for line, record in self.body(source):
            yield self.row(line, record, header, day, context)

    def row(self, line: int, record: list[str], header: Header, day: Callable[[str], date], context: Context) -> Row:
        """One line of the sheet: one account's total at the end of one day."""
        _, platform, handle, total = self.needs
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        read_day = attempt(day, header.cell(record, self.day))
        if isinstance(read_day, CellRefused):
            return refused(line, header.called(self.day), header.cell(record, self.day), read_day.code)
        if read_day > context.last_day:
            return refused(line, header.called(self.day), header.cell(record, self.day), "day_ahead")
        account = attempt(lambda text: Account.typed(header.cell(record, platform), text), header.cell(record, handle))
        if isinstance(account, CellRefused):
            column = platform if account.code == "platform_unknown" else handle
            return refused(line, header.called(column), header.cell(record, column), account.code)
        counted = attempt(cells.typed_count, header.cell(record, total))
        if isinstance(counted, CellRefused) or (counted[0] or 0) < 0:
            code = counted.code if isinstance(counted, CellRefused) else "count_negative"
            return refused(line, header.called(total), header.cell(record, total), code)
        value, rounded = counted
        observed = "missing" if value is None else "rounded" if rounded else "reported"
        return Row(line, days=(DayValue(account, read_day, "followers", value, observed),))
