"""Meta Business Suite, content of a Facebook page: posts, photos, reels and links."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from etl.model import Account, FileRefused, Row
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
    reading = 4  # files that were joined, and days of two orders
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
        return {Account("facebook", handle) for handles in self._called(source).values() for handle in handles}

    def _called(self, source: Source) -> dict[str, set[str]]:
        """Each page's number with the name in most of its links (some lead to others' posts); with all where none is in most."""
        pages: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for page, link, published in self.cells_of(source, PAGE_ID, self.link, self.published_column):
            named = LINK.match(link)
            handle = named[1].lower() if named else ""
            if page and published:  # else the platform failed to fill it in, or the download was cut off
                pages[page].update([handle] if handle and handle not in NOT_PAGES and not handle.isdecimal() else [])
        return {page: {handle for handle, count in names.items() if 2 * count > names.total()} or set(names)
                for page, names in pages.items()}  # fmt: skip

    def owner_name(self, source: Source) -> str | None:
        names = {name for (name,) in self.cells_of(source, PAGE_NAME) if name}
        return names.pop() if len(names) == 1 else None

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        """The chosen account's rows; those of another page that the file holds too are set aside."""
        others = self._other_pages(source, context.account)
        if not others:
            yield from super().rows(source, context)
            return
        for (page,), row in zip(self.cells_of(source, PAGE_ID), super().rows(source, context), strict=True):
            yield Row(row.line, ignored="row_of_other_account") if page in others else row

    def _other_pages(self, source: Source, account: Account) -> set[str]:
        """The numbers of the pages that are not this account's. Raises FileRefused where it cannot be known which are its own."""
        pages = self._called(source)
        own = {page for page, handles in pages.items() if account.handle in {page, *handles}}
        if len(pages) > 1 and not own:
            raise FileRefused("pages_two", PAGE_ID[0], ", ".join(sorted(pages)))
        return pages.keys() - own if own else set()

    def _row(self, line: int, record: list[str], header: Header, context: Context) -> Row:
        """Some exports put the text in Title and leave Description blank."""
        row = super()._row(line, record, header, context)
        if row.post and not row.post.caption:
            return replace(row, post=replace(row.post, caption=header.cell(record, meta.TITLE) or None))
        return row
