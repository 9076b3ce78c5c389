"""Formats with one row a post: lifetime counts as of the export."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from etl.model import Account, FileRefused, Post, Row, SharedPost
from etl.read import cells, moments
from etl.read.cells import CellRefused
from etl.read.importers.base import below_zero, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names, too_long
from etl.read.importers.tables import Table
from etl.read.source import Source


@dataclass(frozen=True)
class Published:
    """When a post appeared: the UTC moment where the hour is known, and the day (WIB then, else the file's own)."""

    at: datetime | None
    on: date | None

    @classmethod
    def moment(cls, utc: datetime) -> "Published":
        return cls(utc, moments.wib_day(utc))

    def lies_ahead(self, context: Context) -> bool:
        """Whether the post would appear only after it was loaded."""
        if self.at:
            return self.at > context.last_moment
        return self.on is not None and self.on > context.last_day


BEGINNING = 24  # letters: a day, a number or an id is no longer; what is, is a caption that has slipped into another column


def beginning(cell: str) -> str:
    """A cell as a message may tell it: other people's words are not repeated whole.

    >>> beginning("31/02/2021 09:00"), beginning("positif narkoba kata tetangga saya")
    ('31/02/2021 09:00', 'positif narkoba kata tet…')
    """
    return f"{cell[:BEGINNING]}…" if " " in cell.strip() and len(cell) > BEGINNING else cell


class PostTable(Table):
    """One row a post, lifetime counts as of the export; `reads` maps POST_MEASURES to columns."""

    post_id: Names = ()
    link: Names = ()
    caption: Names = ()
    kind: Names = ()
    published_column: Names = ()
    kinds: dict[str, str] = {}  # what the platform calls a kind of post, in lower case -> what we call it
    default_kind: str | None = None
    streams = True
    tells_hour = True

    def columns(self) -> Columns:
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
        return self.count(record, header, self.reads[name])

    def collab(self, record: list[str], header: Header) -> bool | None:
        """Whether the post is a collaboration; None where the platform does not tell."""
        return None

    def shared(self, record: list[str], header: Header, context: Context) -> SharedPost | None:
        """What a row of another account's post tells of the collaboration; None where the platform knows none."""
        return None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = self.header(source)
        self._refuse_rounded_ids(header.cell(record, self.post_id) for _, record in self.body(source))
        for line, record in self.body(source):
            rule = self.skip(record, header)
            yield Row(line, ignored=rule) if rule else self._row(line, record, header, context)

    def _refuse_rounded_ids(self, ids: Iterable[str]) -> None:
        """Excel keeps 15 digits: a file whose long ids all end in zeros after them has lost the ids for good."""
        long_ids = (text for text in ids if re.fullmatch(r"\d{16,}", text))
        first, digits_lost = None, 0
        for text in long_ids:
            if set(text[15:]) != {"0"}:
                return
            first, digits_lost = first or text, digits_lost + len(text) - 15
        if digits_lost >= 4:  # four zeros are no chance
            raise FileRefused("excel_id", self.post_id[0], first)

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        if too_long(record, header):
            return refused(line, None, None, "row_too_long")
        owner = self.owner(record, header, context)
        if owner is None:
            return Row(line, ignored="collab_of_other_account", shared=self.shared(record, header, context))
        reading = self.post_id
        try:
            post_id = self.id_of(record, header)
            reading = self.published_column
            published = self.published(header.cell(record, reading), post_id, context)
            if published.lies_ahead(context):
                raise CellRefused("time_ahead")
            measures: dict[str, int | None] = {}
            for measure, reading in self.reads.items():
                if header.has(reading):
                    measures[measure] = self.measure(measure, record, header)
                    if below_zero(measures[measure], measure, self):
                        raise CellRefused("count_below_zero")
        except CellRefused as refusal:
            return refused(line, header.called(reading), beginning(header.cell(record, reading)), refusal.code)
        kind = header.cell(record, self.kind).casefold()
        post = Post(
            owner, post_id, published.at, published.on,
            permalink=header.cell(record, self.link) or None,
            kind=self.kinds.get(kind, kind) or self.default_kind,
            caption=header.cell(record, self.caption) or None,
            measures=measures, collab=self.collab(record, header),
        )  # fmt: skip
        return Row(line, post=post)
