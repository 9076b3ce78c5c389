"""TikTok Studio, FollowerHistory: how many followers the account had."""

from etl.read.importers.header import Names
from etl.read.importers.tiktok_studio import TikTokDays

DIFFERENCE: Names = ("Difference in followers from previous day",)


class TikTokFollowerHistory(TikTokDays):
    """Followers are a total at the end of a day. The difference column is left: TikTok has shifted it by a day."""

    name = "tiktok_follower_history"
    reads = {"followers": ("Followers",)}
    needs = (TikTokDays.day, reads["followers"], DIFFERENCE)
    ignores = (DIFFERENCE,)
