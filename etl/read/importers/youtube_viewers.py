"""YouTube Studio, the table by viewer age or gender: shares of the views."""

from collections.abc import Iterator

from etl.model import Row
from etl.read.importers.audience import GENDERS, Audience, age_of
from etl.read.importers.base import refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names
from etl.read.importers.youtube import YouTube, is_total
from etl.read.source import Source

DIMENSIONS = {
    "viewer age": "age", "usia penonton": "age", "idade do espectador": "age",
    "viewer gender": "gender", "gender penonton": "gender", "jenis kelamin penonton": "gender", "gênero do espectador": "gender",
}  # fmt: skip
SHARE: Names = ("Views (%)", "Penayangan (%)", "Visualizações (%)")


class YouTubeViewers(Audience, YouTube):
    """Of the people who were signed in; the other columns say the same of watch time."""

    name = "youtube_viewers"
    basis = "views"

    def columns(self) -> Columns:
        return (("Viewer age", "Viewer gender", "Usia penonton", "Gender penonton"), SHARE)

    def knows(self, column: str) -> bool:
        """The other columns say the same of other figures."""
        return True

    def identify(self, source: Source) -> bool:
        return source.header[0].casefold() in DIMENSIONS and Header(source.header).has(SHARE)

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header, day = Header(source.header), self.day_of(source, context)
        dimension = DIMENSIONS[source.header[0].casefold()]
        for line, record in source.records[1:]:
            name = record[0].strip()
            value = age_of(name) if dimension == "age" else GENDERS.get(name.casefold())
            if is_total(name):
                yield Row(line, ignored="total_row")
            elif not value:
                yield refused(line, source.header[0], name, "audience_unknown")
            else:
                yield self.row(line, [(dimension, value, header.cell(record, SHARE))], 0.01, day, context)
