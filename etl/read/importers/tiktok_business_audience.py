"""TikTok Business Suite, audience: followers and reach of each day."""

from etl.read.importers.tables import DayTable


class TikTokBusinessAudience(DayTable):
    """Total followers are a total at the end of a day; new followers are a day's gain."""

    name = "tiktok_business_audience"
    line_ends = 0
    platform = "tiktok"
    day = ("Date",)
    reads = {
        "followers": ("Total followers",), "new_follows": ("New followers",), "reach": ("Reached audience",),
    }  # fmt: skip
    needs = (day, *reads.values())
    never = (("Video views",),)
    ignores = (("Engaged audience",),)
