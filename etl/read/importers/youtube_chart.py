"""YouTube Studio, Chart data.csv: a row a day and video, of the few videos that the chart drew."""

from etl.read.importers.base import SetAside
from etl.read.importers.header import Header, Names
from etl.read.importers.youtube import CONTENT, DATE, TITLE
from etl.read.source import Source


class YouTubeChart(SetAside):
    """A handful of the channel's videos: neither the channel's days (Totals) nor all its videos (Table data)."""

    name = "youtube_chart"
    platform = "youtube"
    sets_aside = "chart_of_few_videos"

    def columns(self) -> tuple[Names, ...]:
        return (DATE, CONTENT, TITLE)

    def identify(self, source: Source) -> bool:
        return all(map(Header(source.header).has, self.columns()))
