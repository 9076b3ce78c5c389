"""Twitter until 2024, daily_tweet_activity_metrics: the account's days."""

from datetime import date

from etl.model import Account
from etl.read.importers.tables import DayTable
from etl.read.importers.x_legacy import COLUMN, PROMOTED, file_name, named_period
from etl.read.source import Source


class XLegacyDaily(DayTable):
    """What happened on each day, without what was promoted. Only the file's name tells whose it is."""

    name = "x_legacy_daily"
    platform = "x"
    day = ("Date",)
    reads = {
        "views": COLUMN["impressions"], "interactions": COLUMN["engagements"], "likes": COLUMN["likes"],
        "comments": COLUMN["replies"], "shares": COLUMN["retweets"], "new_follows": COLUMN["follows"],
        "profile_visits": COLUMN["user profile clicks"], "link_clicks": COLUMN["url clicks"],
        "posts": ("Tweets published",),
    }  # fmt: skip
    needs = (day, reads["posts"], reads["views"], reads["interactions"])
    ignores = (*COLUMN.values(), *PROMOTED)

    def accounts(self, source: Source) -> set[Account]:
        name = file_name(source)
        return {Account.of("x", name[1])} if name else set()

    def period(self, source: Source) -> tuple[date, date] | None:
        return named_period(source)
