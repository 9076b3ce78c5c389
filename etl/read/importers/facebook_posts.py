"""Meta Business Suite, content of a Facebook page: posts, photos, reels and links."""

import re
from dataclasses import replace

from etl.model import Account, Row
from etl.read.importers import meta_content as meta
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Header, Names
from etl.read.source import Source

PAGE_ID: Names = ("Page ID", "ID Halaman")  # Indonesian by analogy: no such file was seen
PAGE_NAME: Names = ("Page name", "Nama Halaman")
REACTIONS: Names = ("Reactions", "Reaksi", "Tanggapan")
ALL_REACTIONS: Names = ("Reactions, Comments and Shares", "Reaksi, Komentar, dan Berbagi")
LINK = re.compile(r"https?://(?:[a-z-]+\.)*facebook\.com/([A-Za-z0-9.]+)/", re.IGNORECASE)
NOT_PAGES = {
    "reel", "reels", "watch", "photo", "photos", "video", "videos", "groups", "share", "events", "pages", "people", "p",
    "stories", "hashtag", "media", "story.php", "permalink.php", "photo.php", "profile.php", "video.php",
}  # fmt: skip


class FacebookPosts(meta.MetaContent):
    """The page's handle stands in its links. Reach may exceed views (paid reach), and impressions are not views."""

    name = "facebook_posts"
    lists_every_post = True
    platform = "facebook"
    owner_column = PAGE_ID
    needs: Columns = (meta.MetaContent.post_id, PAGE_ID, meta.MetaContent.published_column)
    reads = {
        "views": meta.VIEWS, "reach": (*meta.REACH, *meta.VIEWERS), "impressions": meta.IMPRESSIONS, "likes": REACTIONS,
        "comments": meta.COMMENTS, "shares": (*meta.SHARES, "Berbagi"), "clicks": ("Total clicks", "Total klik"),
    }  # fmt: skip
    ignores: Columns = (
        PAGE_NAME, meta.TITLE, meta.DURATION, meta.LIFETIME, meta.LINK_CLICKS, ALL_REACTIONS,
        ("Caption type", "Jenis keterangan"), ("Is crosspost",), ("Is share",), ("Languages", "Bahasa"),
        ("Custom labels", "Label khusus"), ("Funded content status",), ("IMPRESSION:UNIQUE_USERS",),
        ("Other Clicks", "Klik lainnya"), ("Ad impressions",),
    )  # fmt: skip
    left_aside = re.compile(
        r"^(Matched Audience Targeting|Negative feedback|Unique negative feedback|Estimated earnings|Ad CPM)"
        r"|seconds? viewed|-(second|minute) (video )?view|^Reach from ",
        re.IGNORECASE,
    )

    def accounts(self, source: Source) -> set[Account]:
        """The names that stand first in the links; a page's number is no handle."""
        pages = {page[1].lower() for (link,) in self.cells_of(source, self.link) if (page := LINK.match(link))}
        return {Account("facebook", page) for page in pages if page not in NOT_PAGES and not page.isdecimal()}

    def owner_name(self, source: Source) -> str | None:
        names = {name for (name,) in self.cells_of(source, PAGE_NAME) if name}
        return names.pop() if len(names) == 1 else None

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        """Some exports put the text in Title and leave Description blank."""
        row = super()._row(line, record, header, context)
        if row.post and not row.post.caption:
            return replace(row, post=replace(row.post, caption=header.cell(record, meta.TITLE) or None))
        return row
