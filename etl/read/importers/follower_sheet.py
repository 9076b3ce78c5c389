"""Our own weekly follower sheet: the totals that no Meta, YouTube or X export holds."""

from collections.abc import Iterator

from etl.model import PLATFORMS, Account, DayValue, FileRefused, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Context, Header, attempt, refused, too_long
from etl.read.importers.tables import Table
from etl.read.source import Source


class FollowerSheet(Table):
    """date, platform, handle, followers. Short forms typed from a screen ("10,6 rb") are read and marked rounded."""

    name = "follower_sheet"
    names_accounts = True
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
            yield self.row(line, record, header, day)

    def row(self, line: int, record: list[str], header: Header, day) -> Row:
        """One line of the sheet: one account's total at the end of one day."""
        _, platform, handle, total = self.needs
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        read_day = attempt(day, header.cell(record, self.day))
        if isinstance(read_day, CellRefused):
            return refused(line, header.called(self.day), header.cell(record, self.day), read_day.code)
        account = Account.of(header.cell(record, platform), header.cell(record, handle))
        if account.platform not in PLATFORMS:
            return refused(line, header.called(platform), header.cell(record, platform), "platform_unknown")
        if not account.handle:
            return refused(line, header.called(handle), "", "handle_missing")
        counted = attempt(cells.typed_count, header.cell(record, total))
        if isinstance(counted, CellRefused) or (counted[0] or 0) < 0:
            code = counted.code if isinstance(counted, CellRefused) else "count_negative"
            return refused(line, header.called(total), header.cell(record, total), code)
        value, rounded = counted
        observed = "missing" if value is None else "rounded" if rounded else "reported"
        return Row(line, days=(DayValue(account, read_day, "followers", value, observed),))
