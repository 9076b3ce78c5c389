"""LinkedIn, a member's analytics: a workbook with a sheet for days, one for followers, and others."""

import re
from collections.abc import Iterator
from datetime import date

from etl.model import DayValue, FileRefused, Issue, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Importer, attempt, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Header, Names, cell
from etl.read.importers.linkedin import month_first
from etl.read.records import Record, plain
from etl.read.source import Source

DAY: Names = ("Date", "Tanggal")
SHEETS: dict[str, dict[str, Names]] = {
    "ENGAGEMENT": {"views": ("Impressions",), "interactions": ("Engagements",)},
    "FOLLOWERS": {"new_follows": ("New followers",)},
}
TOTAL = re.compile(r"Total followers on (\d{1,2})/(\d{1,2})/(\d{4}):?")


class LinkedInCreator(Importer):
    """The days of ENGAGEMENT and FOLLOWERS, and the total that stands above the latter."""

    name = "linkedin_creator"
    platform = "linkedin"
    tells_every_day = True
    typed = True  # a workbook has no line ends

    def identify(self, source: Source) -> bool:
        names = {sheet.name.upper() for sheet in source.sheets}
        return names >= SHEETS.keys() and "DISCOVERY" in names

    def sheets_read(self, source: Source) -> set[int]:
        return {place for place, sheet in enumerate(source.sheets) if sheet.name.upper() in SHEETS}

    def notes(self, source: Source) -> list[Issue]:
        return []

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        for place in sorted(self.sheets_read(source)):
            yield from self._sheet(source.sheet(place), SHEETS[source.sheets[place].name.upper()], context)

    def _sheet(self, records: list[Record], reads: dict[str, Names], context: Context) -> Iterator[Row]:
        tops = (place for place, (_, record) in enumerate(records) if plain(cell(record, 0)) in DAY)
        top = next(tops, None)
        if top is None:
            raise FileRefused("export_columns_missing", DAY[0], ", ".join(records[0][1]) if records else "")
        for line, record in records[:top]:
            if total := TOTAL.match(plain(cell(record, 0))):
                day = date(int(total[3]), int(total[1]), int(total[2]))
                yield self._row(line, day, {"followers": cell(record, 1)}, context)
        header, body = Header(records[top][1]), records[top + 1 :]
        texts = [header.cell(record, DAY) for _, record in body]
        for (line, record), read_day in zip(body, _days(texts), strict=True):
            if isinstance(read_day, CellRefused):
                yield refused(line, DAY[0], header.cell(record, DAY), read_day.code)
            else:
                counts = {metric: header.cell(record, names) for metric, names in reads.items() if header.has(names)}
                yield self._row(line, read_day, counts, context)

    def _row(self, line: int, day: date, texts: dict[str, str], context: Context) -> Row:
        if day > context.last_day:
            return refused(line, DAY[0], str(day), "day_ahead")
        values = []
        for metric, text in texts.items():
            value = attempt(cells.count, text)
            if isinstance(value, CellRefused):
                return refused(line, metric, text, value.code)
            values.append(DayValue(context.account, day, metric, value, "missing" if value is None else "reported"))
        return Row(line, days=tuple(values))


def _days(texts: list[str]) -> list[date | CellRefused]:
    try:
        read = dates.day_reader(texts)
    except CellRefused:
        return month_first(texts)
    return [attempt(read, text) for text in texts]
