"""What TikTok's lists of videos share: whose a video is, which and from when, all told by its link."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from etl.model import Row
from etl.read.cells import CellRefused
from etl.read.importers.context import Context
from etl.read.importers.header import Header, Names
from etl.read.importers.linked_posts import LinkedPosts

LINK = re.compile(r"/@(?P<handle>[\w.]+)/(?P<kind>video|photo)/(?P<id>\d{15,20})", re.ASCII)


class TikTokVideos(LinkedPosts):
    """One row a video (or photo post), known by the number in its link."""

    platform = "tiktok"
    address = LINK
    post_id: Names = ("Video link",)
    link: Names = ("Video link",)
    caption: Names = ("Video title",)
    published_column: Names = ("Post time",)
    default_kind = "video"

    def id_of(self, record: list[str], header: Header) -> str:
        cell = header.cell(record, self.link)
        link = LINK.search(cell)
        if not link:
            raise CellRefused("id_unreadable" if cell else "id_missing")
        return link["id"]

    def measure(self, name: str, record: list[str], header: Header) -> int | None:
        """One lifetime count; -1 is TikTok's word for "not available"."""
        value = super().measure(name, record, header)
        return None if value == -1 else value

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        row = super()._row(line, record, header, context)
        if row.post and "/photo/" in (row.post.permalink or ""):
            return replace(row, post=replace(row.post, kind="photo"))
        return row


def posted_at(video_id: str) -> datetime:
    """The UTC moment that stands in the upper bits of a video's number.

    >>> posted_at("7527623000473079054")
    datetime.datetime(2025, 7, 16, 10, 21, 48)
    """
    return datetime.fromtimestamp(int(video_id) >> 32, UTC).replace(tzinfo=None)
