"""YouTube Studio, Table data.csv: a row a video."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.model import FileRefused, Row
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.context import Context
from etl.read.importers.header import Header
from etl.read.importers.posts import PostTable, Published
from etl.read.importers.youtube import (
    COMMENTS,
    CONTENT,
    DATE,
    GAINED,
    IMPRESSIONS,
    LIKES,
    PUBLISHED,
    REACH,
    SHARES,
    SUBSCRIBERS,
    TITLE,
    VIEWS,
    YouTube,
    is_top_notice,
    is_total,
)  # fmt: skip
from etl.read.source import Source

WATCH = "https://www.youtube.com/watch?v="


class YouTubeTable(YouTube, PostTable):
    """Only the day of publishing is told, and none for deleted or private videos. Follows are gained less lost."""

    name = "youtube_table"
    reading = 4  # files that were joined, and days of two orders
    lists_every_post = True
    lists_watched = True
    tells_hour = False
    needs = (CONTENT, TITLE)
    never = (DATE,)
    post_id = CONTENT
    caption = TITLE
    published_column = PUBLISHED
    default_kind = "video"
    signed = frozenset({"follows", "likes"})
    reads = {
        "views": VIEWS, "reach": REACH, "impressions": IMPRESSIONS, "likes": LIKES, "comments": COMMENTS, "shares": SHARES,
        "follows": SUBSCRIBERS + GAINED,
    }  # fmt: skip

    def skip(self, record: list[str], header: Header) -> str | None:
        if is_total(header.cell(record, self.post_id)):
            return "total_row"
        return "top_results_notice" if is_top_notice(record) else None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        header = self.header(source)
        texts = {header.cell(record, PUBLISHED): None for _, record in self.body(source)}
        try:
            day_of = dates.day_reader(texts)
        except CellRefused as refusal:
            first = next(filter(None, texts), "")
            raise FileRefused(refusal.code, header.called(PUBLISHED), first) from None
        return super().rows(source, replace(context, day_of=day_of))

    def id_of(self, record: list[str], header: Header) -> str:
        """The video's id: eleven letters. One that begins with a hyphen becomes #NAME? in Excel."""
        post_id = super().id_of(record, header)
        if not re.fullmatch(r"[A-Za-z0-9_-]{11}", post_id):
            raise CellRefused("excel_id" if post_id.startswith("#") else "id_unreadable")
        return post_id

    def published(self, text: str, post_id: str, context: Context) -> Published:
        return Published(None, None if cells.is_missing(text) else context.day_of(text))

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        row = super()._row(line, record, header, context)
        return replace(row, post=replace(row.post, permalink=WATCH + row.post.post_id)) if row.post else row
