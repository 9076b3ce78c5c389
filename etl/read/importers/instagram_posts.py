"""Meta Business Suite, content of an Instagram account: posts, carousels and reels."""

import re

from etl.model import Account, Row, SharedPost
from etl.read import cells
from etl.read.cells import CellRefused
from etl.read.importers import meta_content as meta
from etl.read.importers.base import refused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names
from etl.read.source import Source

# Only an export of stories has any of these.
STORY_COLUMNS: Names = (
    "Navigation", "Navigasi", "Sticker taps", "Ketukan stiker", "Replies", "Balasan",
)  # fmt: skip
USERNAME: Names = ("Account username", "Nama pengguna akun")
ACCOUNT_ID: Names = ("Account ID", "ID Akun")
NUMBER = re.compile(r"\d{17}")  # as Instagram numbers professional accounts


class InstagramPosts(meta.MetaContent):
    """The file names its account; rows of other accounts are collaborations and carry no reach."""

    name = "instagram_posts"
    reading = 4  # files that were joined, and days of two orders
    lists_every_post = True
    platform = "instagram"
    needs: Columns = (meta.MetaContent.post_id, USERNAME, meta.MetaContent.published_column)
    never: Columns = (STORY_COLUMNS,)
    reads = {
        "views": meta.VIEWS, "reach": meta.REACH, "impressions": meta.IMPRESSIONS, "likes": ("Likes", "Suka"),
        "comments": meta.COMMENTS, "shares": meta.SHARES, "saves": ("Saves", "Frekuensi Disimpan"),
        "follows": ("Follows", "Mengikuti"), "clicks": meta.LINK_CLICKS,
    }  # fmt: skip
    ignores = (
        ACCOUNT_ID, ("Account name", "Nama akun"), meta.DURATION, meta.LIFETIME,
        ("Profile visits", "Kunjungan profil"),
    )  # fmt: skip

    def accounts(self, source: Source) -> set[Account]:
        """The accounts whose rows carry reach; where no row does, every account named."""
        rows = {(name, cells.is_missing(reach)) for name, reach in self.cells_of(source, USERNAME, meta.REACH) if name}
        own = {name for name, missing in rows if not missing} or {name for name, _ in rows}
        return {Account.of("instagram", name) for name in own}

    def owner_id(self, source: Source) -> str | None:
        """The account's number, which stays when it is called otherwise; those of collaborations are others'."""
        own = self.accounts(source)
        rows = self.cells_of(source, USERNAME, ACCOUNT_ID)
        numbers = {number for name, number in rows if NUMBER.fullmatch(number) and Account.of("instagram", name) in own}
        return numbers.pop() if len(numbers) == 1 else None

    def owner(self, record: list[str], header: Header, context: Context) -> Account | None:
        named = Account.of("instagram", header.cell(record, USERNAME))
        return context.account if named == context.account else None

    def shared(self, record: list[str], header: Header, context: Context) -> SharedPost | None:
        """Whose post it is that this account has a share in; None where the row cannot be read."""
        named = header.cell(record, USERNAME)
        try:
            post_id = self.id_of(record, header)
            published = self.published(header.cell(record, self.published_column), post_id, context)
        except CellRefused:
            return None
        if not named or not published.on or published.lies_ahead(context):
            return None
        link, caption = header.cell(record, self.link) or None, header.cell(record, self.caption) or None
        return SharedPost(Account.of("instagram", named), post_id, published.on, published.at, link, caption)

    def collab(self, record: list[str], header: Header) -> bool | None:
        return False

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        row = super()._row(line, record, header, context)
        if row.ignored and not header.cell(record, USERNAME):
            return refused(line, header.called(USERNAME), "", "handle_missing")
        if row.ignored and not cells.is_missing(header.cell(record, meta.REACH)):  # told of one's own accounts alone
            return Row(line, ignored="row_of_other_account")
        return row
