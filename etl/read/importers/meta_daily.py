"""Meta Business Suite, daily charts of Instagram and Facebook: one or more titled blocks of day and value."""

from collections.abc import Iterator
from typing import NamedTuple

from etl.model import DayValue, FileRefused, Issue, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Importer, LastColumn, attempt, below_zero, refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names, cell
from etl.read.records import Records, plain
from etl.read.source import Source

# Block title -> the metric, and the platform where the title tells it. The title decides, never the column header.
TITLES: dict[str, tuple[str, str | None]] = {
    "follows": ("new_follows", "facebook"),
    "facebook follows": ("new_follows", "facebook"),
    "facebook page new likes": ("new_follows", "facebook"),
    "pengikut facebook": ("new_follows", "facebook"),
    "instagram follows": ("new_follows", "instagram"),
    "new instagram followers": ("new_follows", "instagram"),
    "pengikut instagram": ("new_follows", "instagram"),
    "reach": ("reach", "instagram"),
    "instagram reach": ("reach", "instagram"),
    "jangkauan": ("reach", "instagram"),
    "jangkauan instagram": ("reach", "instagram"),
    "facebook reach": ("reach", "facebook"),
    "facebook page reach": ("reach", "facebook"),
    "jangkauan facebook": ("reach", "facebook"),
    "viewers": ("reach", "facebook"),
    "penonton": ("reach", "facebook"),
    "views": ("views", None),
    "tayangan": ("views", None),
    "facebook visits": ("profile_visits", "facebook"),
    "facebook page visits": ("profile_visits", "facebook"),
    "kunjungan facebook": ("profile_visits", "facebook"),
    "instagram profile visits": ("profile_visits", "instagram"),
    "kunjungan profil instagram": ("profile_visits", "instagram"),
    "content interactions": ("interactions", None),
    "interaksi konten": ("interactions", None),
    "facebook link clicks": ("link_clicks", "facebook"),
    "klik tautan facebook": ("link_clicks", "facebook"),
    "instagram link clicks": ("link_clicks", "instagram"),
    "klik tautan instagram": ("link_clicks", "instagram"),
}
DAY: Names = ("Date", "Tanggal")
PRIMARY: Names = ("Primary", "Utama")
FIGURES = ("reach", "views", "interactions", "new_follows", "profile_visits", "link_clicks")  # what a chart may hold

# Block titles of Audience.csv, which may repeat the Follows series beside them: such a file is no daily chart.
AUDIENCE_TITLES = {
    "age & gender", "top cities", "top towns/cities", "top countries", "facebook followers", "instagram followers",
    "facebook followers by gender and age", "instagram followers by gender and age", "facebook followers by top cities",
    "instagram followers by top cities", "facebook followers by top countries", "instagram followers by top countries",
    "usia & jenis kelamin", "usia & gender", "kota teratas", "negara teratas",
}  # fmt: skip


class Block(NamedTuple):
    """One chart of a file: its title in lower case ("" where it is gone), its header line and the lines below it."""

    title: str
    line: int
    header: Header
    records: Records

    @property
    def value(self) -> int | None:
        """Where the figures stand: in the column called so; where a titled chart has but one, in that, whatever its name."""
        named = self.header.place(PRIMARY)
        lone = len([name for name in self.header.names if name]) == 2 and self.title
        return named if named is not None else 1 if lone else None

    def figure(self, record: list[str], place: int) -> str:
        """A day's figure; "" where two columns called so disagree."""
        return self.header.cell(record, PRIMARY) if self.header.has(PRIMARY) else cell(record, place)

    @property
    def twice(self) -> bool:
        """Whether two columns called so disagree on some day."""
        places = self.header.places(PRIMARY)
        return any(len({cell(record, place) for place in places}) > 1 for _, record in self.records)


class MetaDaily(Importer):
    """One block a metric: a title line, a header line, then a line a day. Days that Meta leaves out stay unknown.

    Where the title line is gone, a person says which figure the chart shows.
    """

    name = "meta_daily"
    reading = 4  # files that were joined, and days of two orders
    tells_every_day = True
    line_ends = 2  # Meta's own file ends in an empty line; Excel's copy does not

    def columns(self) -> Columns:
        return (DAY, PRIMARY)

    def identify(self, source: Source) -> bool:
        first = next(blocks(source), None)
        if first is None or not (first.title in TITLES or first.header.has(PRIMARY)):
            return False
        return not AUDIENCE_TITLES & titles(source)

    def platforms(self, source: Source) -> set[str]:
        titled = {TITLES[block.title][1] for block in blocks(source) if block.title in TITLES}
        named = {platform for platform in titled if platform}
        return named if named and None not in titled else {"instagram", "facebook"}

    def last_column(self, source: Source) -> LastColumn:
        *_, last = blocks(source)
        width = max(place for place, name in enumerate(last.header.names, start=1) if name)
        return LastColumn(width, last.header.names[width - 1], width - 1 == last.value)

    def is_bare(self, source: Source) -> bool:
        return not any(block.records for block in blocks(source))

    def ends_together(self, source: Source) -> bool:
        """Whether each of several blocks ends on the same day: then none was cut off before its last row."""
        ends = [cell(list(block.records)[-1][1], 0) for block in blocks(source) if block.records]
        return len(ends) > 1 and len(set(ends)) == 1

    def counting(self, source: Source) -> dict[str, int]:
        """A chart of views never held impressions; one of viewers never reach."""
        counted = {"views", "tayangan"}, {"viewers", "penonton"}
        named = {block.title for block in blocks(source)}
        return {metric: 1 for metric, words in zip(("views", "reach"), counted, strict=True) if words & named}

    def notes(self, source: Source) -> list[Issue]:
        """Columns beside the figures, which are those of ads, of another period, and the like."""
        return [
            Issue(block.line, name, None, "column_not_read", refused=False)
            for block in blocks(source)
            for place, name in enumerate(block.header.names)
            if name and place not in (0, block.value, *block.header.places(PRIMARY))
        ] + [
            Issue(block.line, block.header.called(PRIMARY), None, "column_twice", refused=False)
            for block in blocks(source)
            if block.twice
        ]

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        for block in blocks(source):
            if block.title and block.title not in TITLES:
                raise FileRefused("block_unknown", value=block.title, line=block.line - 1)
            if block.value is None:
                raise FileRefused("figure_unnamed", PRIMARY[0], ", ".join(block.header.names), block.line)
            metric, platform = TITLES[block.title] if block.title else (context.figure_of(FIGURES), None)
            if platform and platform != context.account.platform:
                yield from (Row(line, ignored="block_of_other_platform") for line, _ in block.records)
            else:
                yield from self._block(block, block.value, metric, context)

    def _block(self, block: Block, place: int, metric: str, context: Context) -> Iterator[Row]:
        try:
            day_of = dates.day_reader(cell(record, 0) for _, record in block.records)
        except CellRefused as refusal:
            raise FileRefused(refusal.code, block.header.names[0], *_first(block.records)) from None
        for line, record in block.records:
            day_text, text = cell(record, 0), block.figure(record, place)
            day, value = attempt(day_of, day_text), attempt(cells.count, text)
            if isinstance(day, CellRefused):
                yield refused(line, block.header.names[0], day_text, day.code)
            elif isinstance(value, CellRefused):
                yield refused(line, block.header.names[place], text, value.code)
            elif day > context.last_day:
                yield refused(line, block.header.names[0], day_text, "day_ahead")
            elif below_zero(value, metric, self):
                yield refused(line, block.header.names[place], text, "count_below_zero")
            else:
                observed = "missing" if value is None else "reported"
                yield Row(line, days=(DayValue(context.account, day, metric, value, observed),))


def _first(records: Records) -> tuple[str, int]:
    line, record = records[0]
    return cell(record, 0), line


def blocks(source: Source) -> Iterator[Block]:
    """Each chart of a file: where a line of days begins, with the one cell above it as its title."""
    records = source.records
    tops = [place for place, (_, record) in enumerate(records) if _is_day_header(_cells(record))]
    titled = [place > 0 and len(_cells(records[place - 1][1])) == 1 for place in tops]
    if not tops or tops[0] > 1 or (tops[0] == 1 and not titled[0]):
        return
    for at, (place, has_title) in enumerate(zip(tops, titled, strict=True)):
        end = tops[at + 1] - titled[at + 1] if at + 1 < len(tops) else None
        title = title_of(_cells(records[place - 1][1])) if has_title else ""
        header = Header([plain(name) for name in _cells(records[place][1])])
        yield Block(title, records[place][0], header, records[place + 1 : end])


def titles(source: Source) -> set[str]:
    """Every line that holds one cell, in lower case: the titles among them begin a block."""
    lines = (_cells(record) for _, record in source.records)
    return {title_of(line) for line in lines if len(line) == 1}


def title_of(record: list[str]) -> str:
    return plain(" ".join(record)).casefold()


def _cells(record: list[str]) -> list[str]:
    """A record without the empty cells at its end (Excel adds them)."""
    length = len(record)
    while length and not record[length - 1].strip():
        length -= 1
    return record if length == len(record) else record[:length]


def _is_day_header(record: list[str]) -> bool:
    return len(record) >= 2 and plain(record[0]).casefold() in {name.casefold() for name in DAY}
