"""Formats with one header line, and the daily series among them."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import filterfalse

from etl.model import DayValue, FileRefused, Issue, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Importer, LastColumn, attempt, below_zero, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names, called, cell, too_long
from etl.read.records import BOM, Record, Records, Streamed, plain
from etl.read.source import Source

STRAY = f'{BOM}"'  # what the beginning of a file leaves before its first cell where it was joined to another


class Table(Importer):
    """A format with one header line: needs (columns without which it is another format), never (columns that mark
    another format), reads (metric or measure -> its column), ignores (known columns that are left aside on purpose)."""

    needs: Columns = ()
    never: Columns = ()
    reads: dict[str, Names] = {}
    ignores: Columns = ()

    def columns(self) -> Columns:
        return self.needs + tuple(self.reads.values()) + self.ignores

    def above(self, source: Source) -> int:
        """How many records stand above the header."""
        return 0

    def header(self, source: Source) -> Header:
        """The header line, its cells trimmed."""
        return Header([plain(name) for name in self.header_record(source)[1]])

    def header_record(self, source: Source) -> Record:
        return source.records[self.above(source)]

    def below(self, source: Source) -> Records:
        """The records below the header."""
        return source.records[self.above(source) + 1 :]

    def body(self, source: Source) -> Records:
        """The records that are rows: where files were joined, their header stands again among those below it."""
        begin = partial(filterfalse, self._heads(source), self.below(source))
        return Streamed(begin) if source.large else list(begin())

    def _heads(self, source: Source) -> Callable[[Record], bool]:
        """Whether a record is a header itself: where the key stands, it says what a key is called."""
        key = next(iter(self.keys), ())
        place, names = self.header(source).place(key), {name.casefold() for name in key}
        return lambda record: place is not None and cell(record[1], place).strip(STRAY).casefold() in names

    def other_header(self, source: Source) -> Record | None:
        """A header among the rows that is not the one above them: what follows it stands in other columns."""
        first, again = called(self.header_record(source)[1]), filter(self._heads(source), self.below(source))
        return next((record for record in again if called(record[1]) != first), None)

    def identify(self, source: Source) -> bool:
        header = self.header(source)
        return all(map(header.has, self.needs)) and not any(map(header.has, self.never))

    def notes(self, source: Source) -> list[Issue]:
        """Columns that are neither read nor known to be left aside: said, never dropped in silence."""
        line = self.header_record(source)[0]
        header = self.header(source)
        unknown = [name for name in header.names if name and not self.knows(name)]
        twice = [header.called(names) for names in self.reads.values() if self._two_ways(source, header, names)]
        return [Issue(line, name, None, "column_not_read", refused=False) for name in unknown] + [
            Issue(line, name, None, "column_twice", refused=False) for name in twice
        ]

    def _two_ways(self, source: Source, header: Header, names: Names) -> bool:
        """Whether a column stands twice and some row does not tell the same number in both."""
        places = header.places(names)
        return len(places) > 1 and any(
            len({attempt(cells.count, cell(record, place)) for place in places}) > 1 for _, record in self.body(source)
        )

    @property
    def keys(self) -> Columns:
        """Columns that say of what a row is: two of a name that differ cannot be left open."""
        return tuple(names for names in self.needs if names not in self.reads.values())

    def key_twice(self, source: Source) -> str | None:
        """A key that stands twice in some row, in two ways. Of a large sheet, which the database reads, any column."""
        header = self.header(source)
        once = self.keys + (tuple(self.reads.values()) if source.large else ())
        twice = (names for names in once if len(header.places(names)) > 1)
        return next((header.called(names) for names in twice if source.large or self._keys_differ(source, header, names)), None)

    def _keys_differ(self, source: Source, header: Header, names: Names) -> bool:
        places = header.places(names)
        return any(len({cell(record, place) for place in places}) > 1 for _, record in self.body(source))

    def is_bare(self, source: Source) -> bool:
        return not self.body(source)

    def count(self, record: list[str], header: Header, names: Names) -> int | None:
        """A row's count in a column; none where the column stands twice and the two disagree. Raises CellRefused."""
        counts = {cells.count(cell(record, place)) for place in header.places(names)}
        return counts.pop() if len(counts) == 1 else None

    def knows(self, column: str) -> bool:
        """Whether a column is read, or known and left aside on purpose."""
        return any(column.casefold() == name.casefold() for names in self.columns() for name in names)

    def last_column(self, source: Source) -> LastColumn:
        header = self.header(source)
        width = max((place for place, name in enumerate(header.names, start=1) if name), default=0)
        last = [width - 1]
        metric = next((name for name, column in self.reads.items() if header.places(column)[-1:] == last), None)
        aside = any(header.places(column)[-1:] == last for column in self.ignores)
        last_known = any(header.places(column)[-1:] == last for column in self.columns())
        return LastColumn(width, header.names[width - 1], bool(metric) or last_known and not aside, metric)

    def skip(self, record: list[str], header: Header) -> str | None:
        """The rule by which a row is set aside (a total, a notice), or None."""
        return None


class BulkTable(Table):
    """A sheet of our own of which the database reads a large file (etl/keep/bulk.py): day, platform, handle and total."""

    streams = True
    bulk = True
    day: Names

    def body(self, source: Source) -> Records:
        """Every record below the header, as the database reads them."""
        return self.below(source)

    def other_header(self, source: Source) -> Record | None:
        return None if source.large else super().other_header(source)

    def row(self, line: int, record: list[str], header: Header, day: Callable[[str], date], context: Context) -> Row:
        """What one line of the sheet says."""
        raise NotImplementedError


class DayTable(Table):
    """One row a day, one column a metric: the daily series of one account. A missing cell stays missing, never 0."""

    day: Names = ("Date", "Tanggal")
    tells_every_day = True

    @property
    def keys(self) -> Columns:
        return (self.day, *(names for names in super().keys if names != self.day))

    def columns(self) -> Columns:
        return (self.day, *super().columns())

    def days(self, texts: list[str], source: Source, context: Context) -> list[date | CellRefused]:
        """Each row's day, in order, or why it cannot be read; raises CellRefused where the column as a whole cannot.

        Formats whose dates have no year do this their own way.
        """
        day_of = dates.day_reader(texts)
        return [attempt(day_of, text) for text in texts]

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = self.header(source)
        rules = [(line, record, self.skip(record, header)) for line, record in self.body(source)]
        texts = [header.cell(record, self.day) for _, record, rule in rules if rule is None]
        try:
            days = iter(self.days(texts, source, context))
        except CellRefused as refusal:
            raise FileRefused(refusal.code, header.called(self.day), refusal.value or texts[0]) from None
        for line, record, rule in rules:
            yield Row(line, ignored=rule) if rule else self._row(line, record, header, next(days), context)

    def _row(self, line: int, record: list[str], header: Header, day: date | CellRefused, context: Context) -> Row:
        if isinstance(day, CellRefused):
            return refused(line, header.called(self.day), header.cell(record, self.day), day.code)
        if day > context.last_day:
            return refused(line, header.called(self.day), header.cell(record, self.day), "day_ahead")
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        counts: dict[str, int | None] = {}
        for metric, names in self.reads.items():
            if header.has(names):
                try:
                    counts[metric] = self.count(record, header, names)
                except CellRefused as refusal:
                    return refused(line, header.called(names), header.cell(record, names), refusal.code)
                if below_zero(counts[metric], metric, self):
                    return refused(line, header.called(names), header.cell(record, names), "count_below_zero")
        settled = self.settle(counts, record, header).items()
        return Row(
            line,
            days=tuple(
                DayValue(context.account, day, metric, value, "missing" if value is None else "reported")
                for metric, value in settled
            ),
        )

    def settle(self, counts: dict[str, int | None], record: list[str], header: Header) -> dict[str, int | None]:
        """A last look at one row's values, metric -> value: differences the reader must take, zeros that are not real."""
        return counts
