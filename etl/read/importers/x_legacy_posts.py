"""Twitter until 2024, tweet_activity_metrics: a row a tweet, reply or retweet."""

from datetime import date

from etl.read import moments
from etl.read.importers.context import Context
from etl.read.importers.header import Names
from etl.read.importers.posts import Published
from etl.read.importers.x_legacy import COLUMN, PROMOTED, named_period
from etl.read.importers.x_posts import XPosts
from etl.read.source import Source

LINK: Names = ("Tweet permalink", "link permanente do Tweet")


class XLegacyPosts(XPosts):
    """Times are UTC, counts are without what was promoted; a retweet (RT @…) is the account's own row."""

    name = "x_legacy_posts"
    lists_every_post = True
    post_id = ("Tweet id", "id do Tweet")
    link = LINK
    caption = ("Tweet text", "texto do Tweet")
    published_column = ("time", "horário")
    reads = {
        "views": COLUMN["impressions"], "likes": COLUMN["likes"], "comments": COLUMN["replies"],
        "shares": COLUMN["retweets"], "follows": COLUMN["follows"], "clicks": COLUMN["url clicks"],
    }  # fmt: skip
    needs = (post_id, LINK, published_column, reads["views"])
    ignores = (*COLUMN.values(), *PROMOTED)

    def published(self, text: str, post_id: str, context: Context) -> Published:
        return Published.moment(moments.moment(text, "%Y-%m-%d %H:%M %z"))

    def period(self, source: Source) -> tuple[date, date] | None:
        return named_period(source)
