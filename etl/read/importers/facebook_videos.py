"""Meta Business Suite, videos of a Facebook page."""

import re

from etl.read.importers import meta_content as meta
from etl.read.importers.facebook_posts import ALL_REACTIONS, PAGE_ID, PAGE_NAME, REACTIONS, FacebookPosts
from etl.read.importers.header import Names

VIDEO_ID: Names = ("Video asset ID", "ID aset video")


class FacebookVideos(FacebookPosts):
    """Some 170 columns, most of them curves and countries. "3-second video views" are no views as others count them."""

    name = "facebook_videos"
    lists_every_post = False
    post_id = VIDEO_ID
    caption = meta.TITLE
    default_kind = "video"
    needs = (VIDEO_ID, PAGE_ID, meta.MetaContent.published_column)
    reads = {
        "views": meta.VIEWS, "reach": (*meta.REACH, *meta.VIEWERS), "likes": REACTIONS, "comments": meta.COMMENTS,
        "shares": (*meta.SHARES, "Berbagi"),
    }  # fmt: skip
    ignores = (
        ("Universal video ID", "ID video universal"), PAGE_NAME, meta.DURATION, meta.LIFETIME,
        ("Custom labels", "Label khusus"), ALL_REACTIONS, ("Ad impressions",),
    )  # fmt: skip
    left_aside = re.compile(
        r"^(Percentage of |Estimated earnings|Ad CPM)|seconds? viewed|-(second|minute) (video )?view", re.IGNORECASE
    )
