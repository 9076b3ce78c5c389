"""Meta Business Suite, daily charts of Instagram and Facebook: one or more titled blocks of day and value."""

from collections.abc import Iterator

from etl.model import DayValue, FileRefused, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Columns, Context, Importer, LastColumn, attempt, below_zero, refused
from etl.read.records import Records
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
DAY_HEADERS = {"date", "tanggal"}

# Block titles of Audience.csv, which may repeat the Follows series beside them: such a file is no daily chart.
AUDIENCE_TITLES = {
    "age & gender", "top cities", "top towns/cities", "top countries", "facebook followers", "instagram followers",
    "facebook followers by gender and age", "instagram followers by gender and age", "facebook followers by top cities",
    "instagram followers by top cities", "facebook followers by top countries", "instagram followers by top countries",
    "usia & jenis kelamin", "usia & gender", "kota teratas", "negara teratas",
}  # fmt: skip


class MetaDaily(Importer):
    """One block a metric: a title line, a header line, then a line a day. Days that Meta leaves out stay unknown."""

    name = "meta_daily"
    tells_every_day = True
    line_ends = 2  # Meta's own file ends in an empty line; Excel's copy does not

    def columns(self) -> Columns:
        return (("Date", "Tanggal"), ("Primary",))

    def identify(self, source: Source) -> bool:
        lines = [_cells(record) for _, record in source.records[:2]]
        if len(lines) < 2 or len(lines[0]) != 1 or not _is_day_header(lines[1]):
            return False
        return not AUDIENCE_TITLES & titles(source)

    def platforms(self, source: Source) -> set[str]:
        titled = {TITLES[title][1] for title, _ in blocks(source) if title in TITLES}
        named = {platform for platform in titled if platform}
        return named if named and None not in titled else {"instagram", "facebook"}

    def last_column(self, source: Source) -> LastColumn:
        return LastColumn(2, "Primary", True)

    def ends_together(self, source: Source) -> bool:
        """Whether each of several blocks ends on the same day: then none was cut off before its last row."""
        ends = [_cells(list(records)[-1][1])[0] for _, records in blocks(source) if records]
        return len(ends) > 1 and len(set(ends)) == 1

    def counting(self, source: Source) -> dict[str, int]:
        """A chart of views never held impressions; one of viewers never reach."""
        counted = {"views", "tayangan"}, {"viewers", "penonton"}
        named = {title for title, _ in blocks(source)}
        return {metric: 1 for metric, words in zip(("views", "reach"), counted, strict=True) if words & named}

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        for title, records in blocks(source):
            if title not in TITLES:
                raise FileRefused("block_unknown", value=title, line=records[0][0] if records else None)
            metric, platform = TITLES[title]
            if platform and platform != context.account.platform:
                yield from (Row(line, ignored="block_of_other_platform") for line, _ in records)
            else:
                yield from self._block(metric, records, context)

    def _block(self, metric: str, records: Records, context: Context) -> Iterator[Row]:
        try:
            day_of = dates.day_reader(_cells(record)[0] for _, record in records if _cells(record))
        except CellRefused as refusal:
            raise FileRefused(refusal.code, "Date", records[0][1][0], records[0][0]) from None
        for line, record in records:
            written = [*_cells(record), "", ""]
            day, value = attempt(day_of, written[0]), attempt(cells.count, written[1])
            if isinstance(day, CellRefused):
                yield refused(line, "Date", written[0], day.code)
            elif isinstance(value, CellRefused):
                yield refused(line, "Primary", written[1], value.code)
            elif day > context.last_day:
                yield refused(line, "Date", written[0], "day_ahead")
            elif below_zero(value, metric, self):
                yield refused(line, "Primary", written[1], "count_below_zero")
            else:
                observed = "missing" if value is None else "reported"
                yield Row(line, days=(DayValue(context.account, day, metric, value, observed),))


def blocks(source: Source) -> Iterator[tuple[str, Records]]:
    """Each block's title in lower case, and its records below the header line."""
    records, at = source.records, 0
    while at + 1 < len(records):
        title = _title(_cells(records[at][1]))
        end = at + 2
        while end < len(records) and not (len(_cells(records[end][1])) == 1 and _ends_block(records, end)):
            end += 1
        yield title, records[at + 2 : end]
        at = end


def titles(source: Source) -> set[str]:
    """Every line that holds one cell, in lower case: the titles among them begin a block."""
    lines = (_cells(record) for _, record in source.records)
    return {_title(line) for line in lines if len(line) == 1}


def _title(record: list[str]) -> str:
    return " ".join(" ".join(record).split()).casefold()


def _ends_block(records: Records, at: int) -> bool:
    return at + 1 < len(records) and _is_day_header(_cells(records[at + 1][1]))


def _cells(record: list[str]) -> list[str]:
    """A record without the empty cells at its end (Excel adds them)."""
    kept = len(record)
    while kept and not record[kept - 1].strip():
        kept -= 1
    return record if kept == len(record) else record[:kept]


def _is_day_header(record: list[str]) -> bool:
    return len(record) >= 2 and record[0].strip().casefold() in DAY_HEADERS
