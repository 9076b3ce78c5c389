"""YouTube Studio, Audience tab without the channel's total: how many watched within 28 days, told anew each day."""

from etl.read.importers.base import SetAside
from etl.read.importers.header import Columns, Names
from etl.read.importers.youtube import AUDIENCE, DATE
from etl.read.source import Source


class YouTubeAudience(SetAside):
    """Each day tells of 28 days, so neither a day's reach nor a sum is in it."""

    name = "youtube_audience"
    platform = "youtube"
    sets_aside = "rolling_audience"

    def columns(self) -> Columns:
        return (DATE, AUDIENCE[0])

    def identify(self, source: Source) -> bool:
        day, *others = [name.casefold() for name in source.header if name] or [""]
        return bool(others) and day in _folded(DATE) and set(others) <= {name for names in AUDIENCE for name in _folded(names)}


def _folded(names: Names) -> set[str]:
    return {name.casefold() for name in names}
