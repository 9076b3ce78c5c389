"""Fanpage Karma, one metric with its days as columns."""

from collections.abc import Iterator
from datetime import date, timedelta

from etl.model import Account, DayValue, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import attempt, refused
from etl.read.importers.context import Context
from etl.read.importers.fanpage_karma import (
    LINK,
    NETWORK,
    PROFILE,
    FanpageKarma,
    account_in,
    ask_for_names,
    by_choice,
    network_of,
)  # fmt: skip
from etl.read.importers.header import Columns, Header, cell, header_place, too_long
from etl.read.importers.tables import Table
from etl.read.records import plain
from etl.read.source import Source
from jangkau.warehouse.vocabulary import PLATFORMS


class FanpageKarmaWide(Table):
    """One row a profile, one column a day; what was counted stands above the table."""

    name = "fanpage_karma_wide"
    names_accounts = True
    mapped = True
    typed = True
    tells_every_day = True
    needs: Columns = (PROFILE, NETWORK)

    def identify(self, source: Source) -> bool:
        return super().identify(source) and len(_days(self.header(source))) > 1 and _metric(source) is not None

    def answered(self, figure: str | None, chosen: Account | None) -> str | None:
        return by_choice(figure, chosen)

    def above(self, source: Source) -> int:
        return header_place(source, self.needs)

    def platforms(self, source: Source) -> set[str]:
        return set(PLATFORMS)

    def knows(self, column: str) -> bool:
        return super().knows(column) or column in LINK or _day(column) is not None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header, metric = self.header(source), _metric(source) or ""
        days = _days(header)
        ask_for_names(self.body(source), header, context)
        for line, record in self.body(source):
            yield self._row(line, record, header, days, metric, context)

    def _row(self, line: int, record: list[str], header: Header, days: dict[int, date], metric: str, context: Context) -> Row:
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        network, profile = network_of(record, header), header.cell(record, PROFILE)
        if network is None:
            return refused(line, header.called(NETWORK), header.cell(record, NETWORK), "platform_unknown")
        account = account_in(record, header, network, context)
        if account is None:
            return refused(line, header.called(PROFILE), profile, "handle_not_told" if profile else "handle_missing")
        values = []
        for place, day in days.items():
            counted = attempt(cells.typed_count, cell(record, place))
            if isinstance(counted, CellRefused):
                return refused(line, header.names[place], cell(record, place), counted.code)
            of = day - timedelta(days=1) if metric == "followers" else day  # counted at 00:00 UTC
            if of <= context.last_day:
                observed = "missing" if counted[0] is None else "rounded" if counted[1] else "reported"
                values.append(DayValue(account, of, metric, counted[0], observed))
        return Row(line, days=tuple(values))


def _metric(source: Source) -> str | None:
    """What the lines above the table say is counted, as our metric."""
    names = {name.casefold(): metric for metric, columns in FanpageKarma.reads.items() for name in columns}
    above = (
        plain(text).casefold() for _, record in source.records[: header_place(source, (PROFILE, NETWORK))] for text in record
    )
    return next((names[text] for text in above if text in names), None)


def _days(header: Header) -> dict[int, date]:
    """Which columns are days: place -> day."""
    return {place: day for place, name in enumerate(header.names) if (day := _day(name))}


def _day(text: str) -> date | None:
    try:
        return dates.day_reader([text])(text)
    except CellRefused:
        return None
