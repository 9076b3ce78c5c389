"""Formats that count an audience by place: a place's share is that of all whom the list counts."""

from collections.abc import Iterator
from datetime import date

from etl.model import Row
from etl.read import cells
from etl.read.importers.audience import Audience
from etl.read.importers.base import attempt
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names, cell
from etl.read.importers.youtube import LEFT_ASIDE, VIEWS, YouTube, is_top_notice, is_total
from etl.read.records import Records, plain
from etl.read.source import Source


class Places(Audience):
    """A row a place. A row Total, where there is one, tells the whole; else all rows together are it."""

    place: dict[str, str] = {}  # what the column of places is called, in lower case -> dimension
    called: Names = ()  # the column of their names, where the first has numbers or codes
    figures: dict[str, Names] = {}  # basis -> the column that counts it
    nowhere = frozenset({"zz", "others", "other", "unknown", "unknown region", "lainnya", "tidak diketahui"})

    def columns(self) -> Columns:
        return ((next(iter(self.place)).capitalize(),), *self.figures.values())

    def identify(self, source: Source) -> bool:
        return self.tells(source.header)

    def tells(self, header: list[str]) -> bool:
        """Whether a table with this header is of places."""
        return plain(header[0]).casefold() in self.place and any(map(Header(header).has, self.figures.values()))

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        return self.counted(source.records, self.day_of(source, context), context)

    def counted(self, records: Records, day: date, context: Context) -> Iterator[Row]:
        """The shares of a table of places, its header first."""
        (_, names), *body = records
        header = Header([plain(name) for name in names])
        dimension = self.place[plain(names[0]).casefold()]
        basis, figure = next((basis, figure) for basis, figure in self.figures.items() if header.has(figure))
        counts = {line: attempt(cells.count, header.cell(record, figure)) for line, record in body}
        listed = {(tuple(record[:2]), counts[line]) for line, record in body}  # a row that stands twice counts once
        totals = [counts[line] for line, record in body if is_total(cell(record, 0))][:1] or [count for _, count in listed]
        whole = sum(count for count in totals if isinstance(count, int)) or 1
        for line, record in body:
            value = header.cell(record, self.called) or cell(record, 0)
            if is_total(cell(record, 0)) or is_top_notice(record):
                yield Row(line, ignored="total_row" if is_total(cell(record, 0)) else "top_results_notice")
            elif value.casefold() in self.nowhere:
                yield Row(line, ignored="rest_of_list")
            else:
                yield self.row(line, [(dimension, value, header.cell(record, figure))], 1 / whole, day, context, basis)


class YouTubePlaces(Places, YouTube):
    """YouTube Studio, the table by country or city: shares of the views. Countries come as codes of two letters."""

    name = "youtube_places"
    own = frozenset({"geography", "geografi", "geografia", "cities"})
    place = {
        **dict.fromkeys(("geography", "geografi", "geografia", "country", "negara"), "country"),
        **dict.fromkeys(("cities", "city", "kota", "cidades"), "city"),
    }
    called = ("City name", "Nama kota", "Nome da cidade")
    figures = {"views": VIEWS}

    def identify(self, source: Source) -> bool:
        """What others may call their columns too is YouTube's beside the time that was watched."""
        columns = {name for names in LEFT_ASIDE[:2] for name in names}
        watched = any(name.startswith(tuple(columns)) for name in source.header)
        return super().identify(source) and (source.header[0].casefold() in self.own or watched)

    def knows(self, column: str) -> bool:
        """The other columns say the same of other figures."""
        return True
