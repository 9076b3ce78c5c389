"""TikTok Studio, Content: a row a video, of a selection of the newest and most seen."""

import re
from datetime import date

from etl.model import Account, FileRefused
from etl.read import dates
from etl.read.importers.context import Context
from etl.read.importers.posts import Published
from etl.read.importers.tiktok_studio import TikTokStudio, last_day
from etl.read.importers.tiktok_videos import TikTokVideos, posted_at
from etl.read.source import Source


class TikTokContent(TikTokVideos, TikTokStudio):
    """The post time has no year and no hour; the video's number has both, and is taken where the two agree."""

    name = "tiktok_content"
    reads = {
        "views": ("Total views",), "likes": ("Total likes",), "comments": ("Total comments",), "shares": ("Total shares",),
    }  # fmt: skip
    needs = (TikTokVideos.link, TikTokVideos.published_column, reads["views"])
    ignores = (("Time",),)

    def accounts(self, source: Source) -> set[Account]:
        """Those in the links, else the one in the name of the zip."""
        return TikTokVideos.accounts(self, source) or TikTokStudio.accounts(self, source)

    def published(self, text: str, post_id: str, context: Context) -> Published:
        moment = posted_at(post_id)
        if re.search(r"\d{4}", text):
            day = dates.day_reader([text])(text)
            return Published.moment(moment) if near(day.month, day.day, moment.date()) else Published(None, day)
        month, day_of_month = dates.month_day(text)
        if near(month, day_of_month, moment.date()):
            return Published.moment(moment)
        last = last_day(context)
        if last is None:
            raise FileRefused("export_date_needed", self.published_column[0], text)
        return Published(None, dates.latest_before(month, day_of_month, last))


def near(month: int, day: int, known: date) -> bool:
    """Whether a month and day lie within a day of a known date, which other zones may call the day before or after.

    >>> near(1, 1, date(2025, 12, 31)), near(7, 16, date(2025, 7, 16)), near(7, 18, date(2025, 7, 16))
    (True, True, False)
    """
    around = (date.fromordinal(known.toordinal() + step) for step in (-1, 0, 1))
    return any((month, day) == (other.month, other.day) for other in around)
