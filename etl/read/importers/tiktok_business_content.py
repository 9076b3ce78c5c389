"""TikTok Business Suite, content: a row a video."""

from etl.read import moments
from etl.read.importers.context import Context
from etl.read.importers.posts import Published
from etl.read.importers.tiktok_videos import TikTokVideos


class TikTokBusinessContent(TikTokVideos):
    """The post time is UTC: it equals the moment in the video's number."""

    name = "tiktok_business_content"
    lists_every_post = True
    line_ends = 0
    reads = {
        "views": ("Video views",), "likes": ("Likes",), "comments": ("Comments",), "shares": ("Shares",),
        "saves": ("Add to Favorites",),
    }  # fmt: skip
    needs = (TikTokVideos.link, TikTokVideos.published_column, reads["views"])

    def published(self, text: str, post_id: str, context: Context) -> Published:
        return Published.moment(moments.moment(text.replace("-", "/"), "%Y/%m/%d %H:%M:%S"))
