"""What X's lists of posts share: whose a post is, which and from when, all told by its link."""

import re
from datetime import UTC, datetime

from etl.model import Account
from etl.read import cells
from etl.read.cells import CellRefused
from etl.read.importers.base import Context, Header
from etl.read.importers.posts import PostTable
from etl.read.source import Source

LINK = re.compile(r"(?:x|twitter)\.com/(?P<handle>\w{1,15})/status(?:es)?/(?P<id>\d{1,20})", re.ASCII)
FIRST_MOMENT = 1_288_834_974_657  # milliseconds since 1970 from which the numbers of posts count


class XPosts(PostTable):
    """One row a post or reply, known by the number in its link, which Excel leaves alone, else by its own column."""

    platform = "x"
    default_kind = "post"

    def accounts(self, source: Source) -> set[Account]:
        header = Header(source.header)
        return {named for _, record in self.body(source) if (named := self._named(record, header))}

    def owner(self, record: list[str], header: Header, context: Context) -> Account | None:
        return context.account if self._named(record, header) in (None, context.account) else None

    def _named(self, record: list[str], header: Header) -> Account | None:
        """Whose post the link says it is; x.com/i/status/… names nobody."""
        link = LINK.search(header.cell(record, self.link))
        return Account.of("x", link["handle"]) if link and link["handle"] != "i" else None

    def id_of(self, record: list[str], header: Header) -> str:
        link = LINK.search(header.cell(record, self.link))
        post_id = link["id"] if link else cells.post_id(header.cell(record, self.post_id))
        if not re.fullmatch(r"\d{1,20}", post_id):
            raise CellRefused("id_unreadable")
        if not link and re.fullmatch(r"\d{15}00+", post_id):
            raise CellRefused("excel_id")
        return post_id

    def _refuse_rounded_ids(self, ids: list[str]) -> None:
        """Not for the whole file: the links still hold what the column has lost."""


def posted_at(post_id: str) -> datetime:
    """The UTC moment that stands in the upper bits of a post's number.

    >>> posted_at("1902622306553184746")
    datetime.datetime(2025, 3, 20, 7, 24, 41)
    """
    milliseconds = (int(post_id) >> 22) + FIRST_MOMENT
    return datetime.fromtimestamp(milliseconds // 1000, UTC).replace(tzinfo=None)
