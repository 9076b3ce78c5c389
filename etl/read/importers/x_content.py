"""X, content: a row a post or reply of the period, with its lifetime counts."""

from datetime import date

from etl.read import dates
from etl.read.importers.base import named
from etl.read.importers.context import Context
from etl.read.importers.header import Names
from etl.read.importers.posts import Published
from etl.read.importers.x_posts import XPosts, posted_at
from etl.read.source import Source

LINK: Names = ("Post Link", "Link")  # 2026, 2025


class XContent(XPosts):
    """The file tells the day (UTC); the post's number tells the moment, and is taken where the two agree."""

    name = "x_content"
    lists_every_post = True
    line_ends = 0
    post_id = ("Post id",)
    link = LINK
    caption = ("Post text",)
    published_column = ("Date",)
    reads = {
        "views": ("Impressions",), "likes": ("Likes",), "comments": ("Replies",), "shares": ("Shares", "Share"),
        "saves": ("Bookmarks",), "follows": ("New follows",), "clicks": ("URL Clicks",),
    }  # fmt: skip
    needs = (post_id, caption, LINK, reads["views"])
    ignores = (
        ("Engagements",), ("Reposts",), ("Profile visits",), ("Detail Expands",), ("Hashtag Clicks",),
        ("Permalink Clicks",),
    )  # fmt: skip

    def published(self, text: str, post_id: str, context: Context) -> Published:
        day = dates.day_reader([text])(text)
        moment = posted_at(post_id)
        return Published.moment(moment) if moment.date() == day else Published(None, day)

    def period(self, source: Source) -> tuple[date, date] | None:
        """The period in the file's name: account_analytics_content_2024-12-22_2025-03-22.csv."""
        name = named(source, r"account_analytics_content_(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)")
        try:
            return (date.fromisoformat(name[1]), date.fromisoformat(name[2])) if name else None
        except ValueError:
            return None

    def counting(self, source: Source) -> dict[str, int]:
        """These exports came with the new count of shares."""
        return {"shares": 1, "interactions": 1}
