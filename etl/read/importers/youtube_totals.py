"""YouTube Studio, Totals.csv: the whole channel, a row a day, with the metrics that were ticked."""

from etl.read.importers.base import Header
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
    VIDEOS,
    VIEWS,
    YouTube,
    is_top_notice,
    is_total,
)  # fmt: skip
from etl.read.source import Source


class YouTubeTotals(YouTube, DayTable):
    """Subscribers are what the day gained less what it lost, never the channel's total: a flow that may be negative.

    A column that is no known metric could be a dimension (a country, a traffic source), whose rows are parts of a day:
    such a file is another format.
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
        metrics = [name for name in source.header if name and name not in self.day]
        return super().identify(source) and bool(metrics) and all(map(self.knows, metrics))

    def skip(self, record: list[str], header: Header) -> str | None:
        if is_total(header.cell(record, self.day)):
            return "total_row"
        if is_top_notice(record):
            return "top_results_notice"
        return None if any(map(header.has, self.reads.values())) else "metric_not_kept"
