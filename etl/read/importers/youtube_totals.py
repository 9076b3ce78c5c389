"""YouTube Studio, Totals.csv: the whole channel, a row a day, with the metrics that were ticked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from etl.model import Row
from etl.read import cells
from etl.read.importers.base import Context, attempt
from etl.read.importers.header import Header, cell
from etl.read.importers.tables import DayTable
from etl.read.importers.youtube import (
    COMMENTS,
    DATE,
    GAINED,
    IMPRESSIONS,
    LIKES,
    REACH,
    SHARES,
    SUBSCRIBERS,
    UNIT,
    VIDEOS,
    VIEWS,
    YouTube,
    is_top_notice,
    is_total,
)  # fmt: skip
from etl.read.source import Source

DURATION = re.compile(r"\d+:\d\d(:\d\d)?")
SEEN = 50  # rows that tell what a column is


def stock_or_flow(counts: list[int]) -> str | None:
    """Whether a run of numbers is a total or what each day brought; None where it may be either.

    A total is never below zero and its steps are tiny beside it. A gain swings, and stands near zero.

    >>> stock_or_flow([21840, 21855, 21892]), stock_or_flow([3, -1, 12]), stock_or_flow([5000, 5000, 5000])
    ('followers', 'net_follows', None)
    """
    if not counts or min(counts) <= 0:
        return "net_follows"
    steps = [abs(later - count) for count, later in pairwise(counts)]
    if max(steps, default=0) * 20 > min(counts):
        return "net_follows"
    return "followers" if any(steps) and len(counts) > 2 else None


class YouTubeTotals(YouTube, DayTable):
    """Subscribers are what the day gained less what it lost: a flow that may be negative; in the Audience tab, the total.

    A column that is no known metric could be a dimension (a country, a traffic source), whose rows are parts of a day:
    such a file is another format. A share, an amount or a duration is no dimension.
    """

    name = "youtube_totals"
    day = DATE
    needs = (DATE,)
    reads = {
        "views": VIEWS,
        "net_follows": SUBSCRIBERS,
        "new_follows": GAINED,
        "impressions": IMPRESSIONS,
        "reach": REACH,
        "likes": LIKES,
        "comments": COMMENTS,
        "shares": SHARES,
        "posts": VIDEOS,
    }

    def identify(self, source: Source) -> bool:
        if not super().identify(source):
            return False
        metrics = [(place, name) for place, name in enumerate(source.header) if name and name not in self.day]
        unknown = [place for place, name in metrics if not self.knows(name) and not UNIT.search(name)]
        rows = self.body(source)[:SEEN] if unknown else []
        told = all(DURATION.fullmatch(cell(record, place)) for _, record in rows for place in unknown)
        return len(metrics) > len(unknown) and (told if rows else not unknown)

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        """The channel's total where Subscribers hold one: what the Audience tab draws, while Totals tells gains less losses."""
        figure = self._subscribers(source, context)
        for row in super().rows(source, context):
            days = tuple(value._replace(metric=figure) if value.metric == "net_follows" else value for value in row.days)
            yield replace(row, days=days) if row.days else row

    def _subscribers(self, source: Source, context: Context) -> str:
        header = self.header(source)
        cut = source.ending if source.line_ends < self.line_ends else None  # half a number tells nothing of the others
        told = [attempt(cells.count, header.cell(record, SUBSCRIBERS)) for line, record in self.body(source)
                if not self.skip(record, header) and (cut is None or line < cut.line)]  # fmt: skip
        counts = [value for value in told if isinstance(value, int)]
        figure = stock_or_flow(counts)
        beside = any(header.has(names) for names in self.reads.values() if names != SUBSCRIBERS)
        if figure is None and beside and max(counts) < 1000:
            return "net_follows"
        return figure or context.figure_of(("followers", "net_follows"), header.called(SUBSCRIBERS))

    def skip(self, record: list[str], header: Header) -> str | None:
        if is_total(header.cell(record, self.day)):
            return "total_row"
        if is_top_notice(record):
            return "top_results_notice"
        return None if any(map(header.has, self.reads.values())) else "metric_not_kept"
