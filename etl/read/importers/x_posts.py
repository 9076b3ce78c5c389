"""What X's lists of posts share: whose a post is, which and from when, all told by its link."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from etl.read import cells
from etl.read.cells import CellRefused
from etl.read.importers.header import Header
from etl.read.importers.linked_posts import LinkedPosts

LINK = re.compile(r"(?:x|twitter)\.com/(?P<handle>\w{1,15})/status(?:es)?/(?P<id>\d{1,20})", re.ASCII)
FIRST_MOMENT = 1_288_834_974_657  # milliseconds since 1970 from which the numbers of posts count


class XPosts(LinkedPosts):
    """One row a post or reply, known by the number in its link, else by its own column; x.com/i/status/… names nobody."""

    platform = "x"
    address = LINK
    nobody = "i"
    default_kind = "post"

    def id_of(self, record: list[str], header: Header) -> str:
        link = LINK.search(header.cell(record, self.link))
        post_id = link["id"] if link else cells.post_id(header.cell(record, self.post_id))
        if not re.fullmatch(r"\d{1,20}", post_id):
            raise CellRefused("id_unreadable")
        if not link and re.fullmatch(r"\d{15}00+", post_id):
            raise CellRefused("excel_id")
        return post_id

    def _refuse_rounded_ids(self, ids: Iterable[str]) -> None:
        """Not for the whole file: the links still hold what the column has lost."""


def posted_at(post_id: str) -> datetime:
    """The UTC moment that stands in the upper bits of a post's number.

    >>> posted_at("1902622306553184746")
    datetime.datetime(2025, 3, 20, 7, 24, 41)
    """
    milliseconds = (int(post_id) >> 22) + FIRST_MOMENT
    return datetime.fromtimestamp(milliseconds // 1000, UTC).replace(tzinfo=None)
