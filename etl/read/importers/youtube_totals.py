"""YouTube Studio, Totals.csv: the whole channel, a row a day, with the metrics that were ticked."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.model import Row
from etl.read import cells
from etl.read.cells import CellRefused
from etl.read.importers.base import attempt
from etl.read.importers.context import Context
from etl.read.importers.header import Header, cell
from etl.read.importers.tables import DayTable
from etl.read.importers.youtube import (
    AUDIENCE,
    COMMENTS,
    CONTENT,
    DATE,
    GAINED,
    IMPRESSIONS,
    LEFT_ASIDE,
    LIKES,
    PUBLISHED,
    REACH,
    SHARES,
    SUBSCRIBERS,
    TITLE,
    UNIT,
    VIDEOS,
    VIEWS,
    YouTube,
    is_top_notice,
    is_total,
)  # fmt: skip
from etl.read.quality import only_grows, stock_or_flow
from etl.read.source import Source

DURATION = re.compile(r"\d+:\d\d(:\d\d)?")
SEEN = 50  # rows that tell what a column is


class YouTubeTotals(YouTube, DayTable):
    """Subscribers are what the day gained less what it lost: a flow that may be negative; in the Audience tab, the total.

    A column that is no known metric could be a dimension (a country, a traffic source), whose rows are parts of a day:
    such a file is another format. A share, an amount or a duration is no dimension; nor is a number of which a day has one,
    beside a column that YouTube alone has.
    """

    name = "youtube_totals"
    reading = 5  # files that were joined, and days of two orders
    steps_chosen = True
    day = DATE
    needs = (DATE,)
    signed = frozenset({"net_follows", "likes"})  # likes taken back: -10 in a real week
    reads = {
        "views": VIEWS, "net_follows": SUBSCRIBERS, "new_follows": GAINED, "impressions": IMPRESSIONS, "reach": REACH,
        "likes": LIKES, "comments": COMMENTS, "shares": SHARES, "posts": VIDEOS,
    }  # fmt: skip

    def identify(self, source: Source) -> bool:
        if not super().identify(source):
            return False
        metrics = [(place, name) for place, name in enumerate(source.header) if name and name not in self.day]
        if all(any(name in names for names in AUDIENCE) for _, name in metrics):
            return False
        if any(self.header(source).has(names) for names in (CONTENT, TITLE, PUBLISHED)):  # a row is a video's
            return False
        unknown = [place for place, name in metrics if not self.knows(name) and not UNIT.search(name)]
        rows = [record for _, record in self.body(source)[:SEEN]] if unknown else []
        own = any(self.is_own(name) for _, name in metrics)
        undivided = all(no_dimension(cell(record, place), own) for record in rows for place in unknown)
        one_a_day = len({cell(record, 0) for record in rows}) == len(rows)
        return len(metrics) > len(unknown) and (undivided and one_a_day if rows else not unknown)

    def is_own(self, column: str) -> bool:
        """Whether no other platform's daily export has a column of this name."""
        own = (SUBSCRIBERS, GAINED, *LEFT_ASIDE[:4])
        return any(UNIT.sub("", column).casefold() == name.casefold() for names in own for name in names)

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        """The channel's total where Subscribers hold one: what the Audience tab draws, while Totals tells gains less losses."""
        figure = self._subscribers(source, context)
        for row in super().rows(source, context):
            days = tuple(value._replace(metric=figure) if value.metric == "net_follows" else value for value in row.days)
            yield replace(row, days=days) if row.days else row

    def _subscribers(self, source: Source, context: Context) -> str:
        header = self.header(source)
        cut = source.ending if source.line_ends < self.line_ends else None  # half a number tells nothing of the others
        cells_read = [attempt(cells.count, header.cell(record, SUBSCRIBERS)) for line, record in self.body(source)
                if not self.skip(record, header) and (cut is None or line < cut.line)]  # fmt: skip
        counts = [value for value in cells_read if isinstance(value, int)]
        figure = stock_or_flow(counts)
        beside = any(header.has(names) for names in self.reads.values() if names != SUBSCRIBERS)
        if figure is None and beside and max(counts) < 1000 and not only_grows(counts):
            return "net_follows"
        return figure or context.figure_of(("followers", "net_follows"), header.called(SUBSCRIBERS))

    def skip(self, record: list[str], header: Header) -> str | None:
        if is_total(header.cell(record, self.day)):
            return "total_row"
        if is_top_notice(record):
            return "top_results_notice"
        return None if any(map(header.has, self.reads.values())) else "metric_not_kept"


def no_dimension(text: str, counted: bool) -> bool:
    """Whether a cell is a span of time, or, where `counted` says so, a number."""
    number = counted and not isinstance(attempt(cells.number, text), CellRefused)
    return bool(DURATION.fullmatch(text)) or number
