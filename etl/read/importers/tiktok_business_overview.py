"""TikTok Business Suite, overview: the account's days, with reach."""

from etl.read.importers.tables import DayTable


class TikTokBusinessOverview(DayTable):
    """Net growth is what the day gained less what it lost; new followers are the gain alone. Some exports have no reach."""

    name = "tiktok_business_overview"
    line_ends = 0
    platform = "tiktok"
    day = ("Date",)
    reads = {
        "views": ("Video views",), "reach": ("Reached audience",), "profile_visits": ("Profile views",),
        "likes": ("Likes",), "comments": ("Comments",), "shares": ("Shares",), "net_follows": ("Net growth",),
        "new_follows": ("New followers",),
    }  # fmt: skip
    needs = (day, reads["views"], reads["net_follows"])
    ignores = (("Phone number clicks",), ("Leads submission",), ("Lost followers",))
