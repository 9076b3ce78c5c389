"""TikTok Studio, FollowerGender and FollowerTopTerritories: fractions of the followers."""

from collections.abc import Iterator

from etl.model import Row
from etl.read.importers.audience import GENDERS, Audience
from etl.read.importers.base import refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header
from etl.read.importers.tiktok_studio import TikTokStudio
from etl.read.source import Source

DIMENSIONS = {"gender": "gender", "top territories": "country"}
SHARE = ("Distribution",)


class TikTokAudience(TikTokStudio, Audience):
    """Countries come as codes of two letters."""

    name = "tiktok_audience"

    def columns(self) -> Columns:
        return (("Gender", "Top territories"), SHARE)

    def identify(self, source: Source) -> bool:
        header = [name.casefold() for name in source.header if name]
        return len(header) == 2 and header[0] in DIMENSIONS and header[1] == SHARE[0].casefold()

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header, day = Header(source.header), self.day_of(source, context)
        dimension = DIMENSIONS[source.header[0].casefold()]
        for line, record in source.records[1:]:
            name, share = (record[0].strip(), header.cell(record, SHARE))
            value = GENDERS.get(name.casefold()) if dimension == "gender" else name
            if not value:
                yield refused(line, source.header[0], name, "audience_unknown")
            elif dimension == "country" and value.casefold() == "others":
                yield Row(line, ignored="rest_of_list")
            else:
                yield self.row(line, [(dimension, value, share)], 1, day, context)
