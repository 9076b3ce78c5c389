"""What every importer has: a few verbs with defaults, so that a format is declared and not programmed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from etl import cells
from etl.cells import CellRefused
from etl.model import Account, DayValue, FileRefused, Issue, Post, Row
from etl.source import Record, Source

Names = tuple[str, ...]  # one column's names, in every language that exports come in


@dataclass(frozen=True)
class Context:
    """What is known of a file before its rows are read.

    account: whose file it is (None where the rows themselves name accounts); exported_at: the platform's export
    moment in UTC; exported_on: the day the analyst says it was exported. None where nobody told.
    """

    account: Account | None
    exported_at: datetime | None = None
    exported_on: date | None = None


class Header:
    """A header line that finds its columns by any of their names, without regard to case."""

    def __init__(self, names: list[str]):
        self.names = names
        self._places: dict[str, list[int]] = {}
        self._found: dict[Names, list[int]] = {}  # asked for once a row
        for place, name in enumerate(names):
            self._places.setdefault(name.strip().casefold(), []).append(place)

    def __len__(self) -> int:
        return len(self.names)

    def place(self, names: Names) -> int | None:
        """Where a column stands, None where it is not there."""
        places = self.places(names)
        return places[0] if places else None

    def places(self, names: Names) -> list[int]:
        """Every place where a column of that name stands: some exports hold one twice."""
        if names not in self._found:
            places = (self._places.get(name.casefold()) for name in names)
            self._found[names] = next(filter(None, places), [])
        return self._found[names]

    def has(self, names: Names) -> bool:
        return self.place(names) is not None

    def cell(self, record: list[str], names: Names) -> str:
        """A row's cell in a column, trimmed; "" where the row or the header is too short."""
        place = self.place(names)
        return record[place].strip() if place is not None and place < len(record) else ""

    def called(self, names: Names) -> str:
        """What this header calls a column."""
        place = self.place(names)
        return self.names[place] if place is not None else names[0]


class Importer:
    """A file format: identify it by content, say whose and when it is, tell what became of each row."""

    name = ""  # as it stands in the ledger: "tiktok_overview"
    title = ""  # as a person knows it: "TikTok Studio · Overview"
    platform: str | None = None  # None where the file does not say which
    names_accounts = False  # True where the rows themselves name accounts, so that none has to be chosen
    sets_aside: str | None = None  # the rule by which the whole file is set aside (demographics, ...)

    def identify(self, source: Source) -> bool:
        """Whether this file is in this format, by its content alone."""
        raise NotImplementedError

    def platforms(self, source: Source) -> set[str]:
        """The platforms that this file may be of; several where one file holds blocks of several."""
        return {self.platform} if self.platform else set()

    def accounts(self, source: Source) -> set[Account]:
        """The accounts that the file, or its name, says it belongs to; empty where it says none."""
        return set()

    def exported_at(self, source: Source) -> datetime | None:
        """When the platform made the file (UTC), where the file or its name tells."""
        return None

    def period(self, source: Source) -> tuple[date, date] | None:
        """The period that the file's name tells. None: the period is that of its rows."""
        return None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        """What became of each row: loaded, ignored by a rule, or refused with the cell and the reason."""
        raise NotImplementedError

    def notes(self, source: Source) -> list[Issue]:
        """What else a person should know about the file; never a refusal."""
        return []

    def columns(self) -> tuple[Names, ...]:
        """Every column this format is known to have: for the README and for the nearest match to an unknown file."""
        return ()


class Table(Importer):
    """A format with one header line: needs (columns without which it is another format), never (columns that mark
    another format), reads (metric or measure -> its column), ignores (known columns that are left aside on purpose)."""

    needs: tuple[Names, ...] = ()
    never: tuple[Names, ...] = ()
    reads: dict[str, Names] = {}
    ignores: tuple[Names, ...] = ()

    def columns(self) -> tuple[Names, ...]:
        return self.needs + tuple(self.reads.values()) + self.ignores

    def identify(self, source: Source) -> bool:
        header = Header(source.header)
        return all(map(header.has, self.needs)) and not any(map(header.has, self.never))

    def notes(self, source: Source) -> list[Issue]:
        """Columns that are neither read nor known to be left aside: said, never dropped in silence."""
        known = {name.casefold() for names in self.columns() for name in names}
        line = source.records[0][0] if source.records else 1
        unknown = [cell for cell in source.header if cell and cell.casefold() not in known]
        return [Issue(line, cell, None, "column_not_read", refused=False) for cell in unknown]

    def body(self, source: Source) -> list[Record]:
        """The records below the header."""
        return source.records[1:]

    def skip(self, record: list[str], header: Header) -> str | None:
        """The rule by which a row is set aside (a total, a notice), or None."""
        return None


def refused(line: int, column: str | None, value: str | None, code: str) -> Row:
    """A row that is refused because of one cell."""
    return Row(line, issues=(Issue(line, column, value, code),))


def too_long(record: list[str], header: Header) -> bool:
    """Whether a row holds more than its header has columns for."""
    return any(cell.strip() for cell in record[len(header) :])


class DayTable(Table):
    """One row a day, one column a metric: the daily series of one account. A missing cell stays missing, never 0."""

    day: Names = ("Date", "Tanggal")

    def columns(self) -> tuple[Names, ...]:
        return (self.day, *super().columns())

    def days(self, texts: list[str], source: Source, context: Context) -> list[date | CellRefused]:
        """Each row's day, in order, or why it cannot be read; raises CellRefused where the column as a whole cannot.

        Formats whose dates have no year do this their own way.
        """
        return [attempt(cells.day_reader(texts), text) for text in texts]

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = Header(source.header)
        rules = [(line, record, self.skip(record, header)) for line, record in self.body(source)]
        texts = [header.cell(record, self.day) for _, record, rule in rules if rule is None]
        try:
            days = iter(self.days(texts, source, context))
        except CellRefused as refusal:
            raise FileRefused(refusal.code, header.called(self.day), texts[0]) from None
        for line, record, rule in rules:
            yield Row(line, ignored=rule) if rule else self._row(line, record, header, next(days), context)

    def _row(self, line: int, record: list[str], header: Header, day: date | CellRefused, context: Context) -> Row:
        if isinstance(day, CellRefused):
            return refused(line, header.called(self.day), header.cell(record, self.day), day.code)
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        found: dict[str, int | None] = {}
        for metric, names in self.reads.items():
            if header.has(names):
                try:
                    found[metric] = cells.count(header.cell(record, names))
                except CellRefused as refusal:
                    return refused(line, header.called(names), header.cell(record, names), refusal.code)
        counted = self.settle(found, record, header).items()
        return Row(
            line,
            days=tuple(
                DayValue(context.account, day, metric, value, "missing" if value is None else "reported")
                for metric, value in counted
            ),
        )

    def settle(self, found: dict[str, int | None], record: list[str], header: Header) -> dict[str, int | None]:
        """A last look at one row's values, metric -> value: differences the reader must take, zeros that are not real."""
        return found


def attempt(read, text: str):
    """What `read` makes of a cell, or the refusal itself."""
    try:
        return read(text)
    except CellRefused as refusal:
        return refusal


@dataclass(frozen=True)
class Published:
    """When a post appeared: the UTC moment where the hour is known, and the day (WIB then, else the file's own)."""

    at: datetime | None
    on: date | None

    @classmethod
    def moment(cls, utc: datetime) -> "Published":
        return cls(utc, cells.wib_day(utc))


class PostTable(Table):
    """One row a post, lifetime counts as of the export; `reads` maps POST_MEASURES to columns."""

    post_id: Names = ()
    link: Names = ()
    caption: Names = ()
    kind: Names = ()
    published_column: Names = ()
    kinds: dict[str, str] = {}  # what the platform calls a kind of post, in lower case -> what we call it
    default_kind: str | None = None

    def columns(self) -> tuple[Names, ...]:
        own = (self.post_id, self.link, self.caption, self.kind, self.published_column)
        return tuple(names for names in own if names) + super().columns()

    def published(self, text: str, post_id: str, context: Context) -> Published:
        """When the post appeared; raises CellRefused."""
        raise NotImplementedError

    def owner(self, record: list[str], header: Header, context: Context) -> Account | None:
        """Whose post this is; None where it is another account's (a collaboration), which is set aside."""
        return context.account

    def id_of(self, record: list[str], header: Header) -> str:
        """The post's id as text; raises CellRefused."""
        return cells.post_id(header.cell(record, self.post_id))

    def measure(self, name: str, record: list[str], header: Header) -> int | None:
        """One lifetime count; raises CellRefused."""
        return cells.count(header.cell(record, self.reads[name]))

    def collab(self, record: list[str], header: Header) -> bool | None:
        """Whether the post is a collaboration; None where the platform does not tell."""
        return None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = Header(source.header)
        self._refuse_rounded_ids([header.cell(record, self.post_id) for _, record in self.body(source)])
        for line, record in self.body(source):
            rule = self.skip(record, header)
            yield Row(line, ignored=rule) if rule else self._row(line, record, header, context)

    def _refuse_rounded_ids(self, ids: list[str]) -> None:
        """Excel keeps 15 digits: a file whose long ids all end in zeros after them has lost the ids for good."""
        long_ids = [text for text in ids if re.fullmatch(r"\d{16,}", text)]
        digits_lost = sum(len(text) - 15 for text in long_ids)  # four zeros are no chance
        if digits_lost >= 4 and all(set(text[15:]) == {"0"} for text in long_ids):
            raise FileRefused("excel_id", self.post_id[0], long_ids[0])

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        owner = self.owner(record, header, context)
        if owner is None:
            return Row(line, ignored="collab_of_other_account")
        reading = self.post_id
        try:
            post_id = self.id_of(record, header)
            reading = self.published_column
            published = self.published(header.cell(record, reading), post_id, context)
            measures = {}
            for measure, reading in self.reads.items():
                if header.has(reading):
                    measures[measure] = self.measure(measure, record, header)
        except CellRefused as refusal:
            return refused(line, header.called(reading), header.cell(record, reading), refusal.code)
        kind = header.cell(record, self.kind).casefold()
        post = Post(
            owner, post_id, published.at, published.on,
            permalink=header.cell(record, self.link) or None,
            kind=self.kinds.get(kind, kind) or self.default_kind,
            caption=header.cell(record, self.caption) or None,
            measures=measures, collab=self.collab(record, header),
        )  # fmt: skip
        return Row(line, post=post)


class SetAside(Importer):
    """A file that is known and holds nothing Jangkau keeps (ages, cities, ...): every row ignored by one rule."""

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        return (Row(line, ignored=self.sets_aside) for line, _ in source.records[1:])


def named(source: Source, pattern: str) -> re.Match[str] | None:
    """What a pattern finds in the file's name, else in the name of the zip or folder it lay in."""
    return next((found for text in (source.name, source.folder) if (found := re.search(pattern, text))), None)
