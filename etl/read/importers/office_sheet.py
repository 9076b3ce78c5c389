"""An office's own sheet, mapped by a person: a column an account, days as columns, or a list of contents."""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256

from etl.model import Account, DayValue, FileRefused, Issue, Post, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Importer, attempt, below_zero, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Header, called, cell, too_long
from etl.read.importers.office_words import header_at, is_day, names_at, proposed
from etl.read.mapping import DAYS, FIGURES, Column, Mapping, folded, name_told
from etl.read.records import Record, Records
from etl.read.source import Source
from etl.read.yearless import yearless, years_told
from jangkau.warehouse.handles import platform_at, platform_of
from jangkau.warehouse.vocabulary import METRICS, PLATFORMS, POST_MEASURES


class OfficeSheet(Importer):
    """Claims what no other format does and looks like such a sheet; without a mapping it asks, with what it takes for sure."""

    name = "office_sheet"
    names_accounts = True
    last_resort = True
    mapped = True
    typed = True
    final = True
    tells_hour = False
    years_by_export = True

    def identify(self, source: Source) -> bool:
        return not source.large and header_at(source) is not None

    def platforms(self, source: Source) -> set[str]:
        return set(PLATFORMS)

    def kind_of(self, source: Source) -> list[str]:
        """Its columns; those that are days, alike."""
        names = names_at(source, header_at(source) or 0)
        return list(dict.fromkeys(DAYS if is_day(name) else folded(name) for name in names if name))

    def answered(self, figure: str | None, chosen: Account | None) -> str | None:
        """A chosen account is that of every figure of which no other was named."""
        mapping = Mapping.read(figure)
        if mapping is None or chosen is None:
            return figure
        columns = {name: Column(column.role, column.account or (chosen if column.role in METRICS and name != DAYS else None))
                   for name, column in mapping.columns.items()}  # fmt: skip
        return Mapping(columns, mapping.names or {DAYS: (chosen,)}).text()

    def notes(self, source: Source) -> list[Issue]:
        return []

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        place = header_at(source) or 0
        names = names_at(source, place)
        mapping = Mapping.read(context.figure)
        if mapping is None:
            raise FileRefused("mapping_needed", value="\n".join(f"{name}={role}" for name, role in proposed(names).items()))
        titles = [" ".join(record) for _, record in source.records[:place]]
        sheets = [source.sheets[source.first_sheet].name] if source.sheets else []
        beside = [" ".join(names), *titles, *sheets, source.name, source.folder]
        sheet = _Sheet(names, source.records[place + 1 :], mapping, context, self, beside)
        yield from sheet.days_across() if sheet.across else sheet.contents() if sheet.of_posts else sheet.days_down()


class _Sheet:
    """The rows below a header, by a mapping. Raises FileRefused where it does not tell enough."""

    def __init__(
        self, names: list[str], records: Records, mapping: Mapping, context: Context, importer: Importer, beside: list[str]
    ):
        self.header, self.mapping, self.context, self.importer = Header(names), mapping, context, importer
        self.beside = beside  # what may tell the year of days that are written without it, the nearest first
        self.columns = {place: column for place, name in enumerate(names) if name and (column := mapping.column(name))}
        self.across = [place for place, name in enumerate(names) if is_day(name)]
        self.across = self.across if len(self.across) > 1 and mapping.column(DAYS) else []
        roles = {column.role for column in self.columns.values()}
        self.of_posts, self.labelled = bool(roles & {"caption", "link"}), bool(roles & {"account", "platform"})
        self.records = list(self._rows(records))
        self._refuse_twice()
        self._ask_for_names()

    def _rows(self, records: Records) -> Iterator[Record]:
        """The records that are rows: a table may follow below another. Raises FileRefused where its columns are others."""
        names = called(self.header.names)
        place = next((place for place, column in self.columns.items() if column.role == "day"), len(names))
        for line, record in records:
            if place >= len(names) or called([cell(record, place)]) != names[place : place + 1]:
                yield line, record
            elif called(record) != names:
                raise FileRefused("files_joined", value=", ".join(filter(None, record)), line=line)

    def _refuse_twice(self) -> None:
        """Raises FileRefused where two columns are said to hold the same figures of the same account."""
        seen: dict[Column, str] = {}
        for place, column in self.columns.items():
            if column.role in FIGURES and column in seen:
                raise FileRefused("key_twice", f"{seen[column]} / {self.header.names[place]}", ", ".join(self.header.names))
            seen[column] = self.header.names[place]

    def _ask_for_names(self) -> None:
        """Raises FileRefused where rows are of somebody of whom a person has not said who it is."""
        if not (self.labelled or self.across or self.of_posts):
            return
        labels = {self._label(record): None for _, record in self.records if not is_sum(self._text(record, "day"))}
        unknown = [name_told(*label) for label in labels if not self._known(*label)]
        if unknown:
            raise FileRefused("names_needed", value="\n".join(unknown))

    def _known(self, name: str, platform: str | None) -> bool:
        mapping = self.mapping
        return mapping.leaves_out(name) or bool(mapping.account(name, platform) or mapping.account(DAYS, platform))

    def days_down(self) -> Iterator[Row]:
        """A row a day, or a day and account; a column a figure, of the account that the column or the row names."""
        figures = {place: column for place, column in self.columns.items() if column.role in METRICS}
        if not figures or not self.labelled and any(column.account is None for column in figures.values()):
            raise FileRefused("mapping_short", value="\n".join(self.header.names[place] for place in figures))
        day_of = self._day_reader()
        for line, record in self.records:
            day = self._day(line, record, day_of)
            if isinstance(day, Row):
                yield day
                continue
            account = self._account(record)
            cells_named = [(place, column.account or account, day, column.role) for place, column in figures.items()]
            yield self._row(line, record, [(place, account, day, role) for place, account, day, role in cells_named if account])

    def days_across(self) -> Iterator[Row]:
        """A row an account; a column a day."""
        figure = self.mapping.columns[DAYS].role
        days = self._reader([self.header.names[place] for place in self.across])
        for line, record in self.records:
            account = self._account(record)
            cells_named = [(place, account, days(self.header.names[place]), figure) for place in self.across if account]
            yield self._row(line, record, cells_named)

    def contents(self) -> Iterator[Row]:
        """A row a post."""
        day_of = self._day_reader()
        for line, record in self.records:
            day, account = self._day(line, record, day_of), self._account(record)
            if isinstance(day, Row):
                yield day
            else:
                yield self._post(line, record, account, day) if account else Row(line, ignored="left_out_by_choice")

    def _row(self, line: int, record: list[str], cells_named: list[tuple[int, Account, date, str]]) -> Row:
        """A row's values; of a name that is left out, none."""
        if not cells_named:
            return Row(line, ignored="left_out_by_choice")
        values = []
        for place, account, day, metric in cells_named:
            counted = self._counted(record, place, metric)
            if isinstance(counted, CellRefused):
                return refused(line, self.header.names[place], cell(record, place), counted.code)
            count, rounded = counted
            if day <= self.context.last_day:
                values.append(
                    DayValue(account, day, metric, count, "missing" if count is None else ("rounded" if rounded else "reported"))
                )
        return refused(line, None, None, "row_too_long") if too_long(record, self.header) else Row(line, days=tuple(values))

    def _post(self, line: int, record: list[str], account: Account, day: date) -> Row:
        measures: dict[str, int | None] = {}
        for place, column in self.columns.items():
            if column.role in POST_MEASURES:
                counted = self._counted(record, place, column.role)
                if isinstance(counted, CellRefused):
                    return refused(line, self.header.names[place], cell(record, place), counted.code)
                measures[column.role] = counted[0]
        caption, link = self._text(record, "caption"), self._text(record, "link")
        post_id = "sheet-" + sha256(f"{account} {link or f'{day} {caption}'}".encode()).hexdigest()[:16]
        return Row(line, post=Post(account, post_id, None, day, link or None, None, caption or None, measures))

    def _counted(self, record: list[str], place: int, figure: str) -> tuple[int | None, bool] | CellRefused:
        counted = attempt(cells.typed_count, cell(record, place))
        if not isinstance(counted, CellRefused) and below_zero(counted[0], figure, self.importer):
            return CellRefused("count_below_zero")
        return counted

    def _day_reader(self) -> Callable[[str], date]:
        return self._reader([text for _, record in self.records if not is_sum(text := self._text(record, "day"))])

    def _reader(self, texts: list[str]) -> Callable[[str], date]:
        """How to read the days of a column, or of the columns that are days. Raises FileRefused."""
        try:
            bare = [text for text in texts if yearless(text)]
            dated = years_told(bare, self.beside, self.context.exported_on, self.context.last_day) if bare else {}
            read = dates.day_reader([text for text in texts if text not in dated])
        except CellRefused as refusal:
            raise FileRefused(refusal.code, DAYS, refusal.value or next(iter(texts), None)) from None
        return lambda text: dated.get(text) or read(text)

    def _day(self, line: int, record: list[str], day_of) -> date | Row:
        """A row's day; the row itself where it cannot be read, or where it sums up the others."""
        text = self._text(record, "day")
        if is_sum(text):
            return Row(line, ignored="total_row")
        day = attempt(day_of, text)
        if isinstance(day, CellRefused):
            return refused(line, None, text, day.code)
        return refused(line, None, text, "day_ahead") if day > self.context.last_day else day

    def _account(self, record: list[str]) -> Account | None:
        """Whom a row is of: its name on its platform, or the only account of the platform."""
        name, platform = self._label(record)
        return self.mapping.account(name, platform) or self.mapping.account(DAYS, platform)

    def _label(self, record: list[str]) -> tuple[str, str | None]:
        """What a row calls its account, and the platform it names; the platform alone where it calls it nothing."""
        name, platform = self._text(record, "account"), self._text(record, "platform")
        named = platform_of(platform) if platform else platform_at(self._text(record, "link"))
        return name or platform or DAYS, named

    def _text(self, record: list[str], role: str) -> str:
        place = next((place for place, column in self.columns.items() if column.role == role), None)
        return cell(record, place) if place is not None else ""


def is_sum(text: str) -> bool:
    """Whether a line adds up the others."""
    return text.casefold().rstrip(":") in ("total", "jumlah", "rata-rata")
