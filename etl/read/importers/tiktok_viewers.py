"""TikTok Studio, Viewers: how many people saw the account's videos."""

from etl.read.importers.tiktok_studio import TikTokDays


class TikTokViewers(TikTokDays):
    """Unique people a day. New and returning viewers are left: beside an undefined total their zeros are not real."""

    name = "tiktok_viewers"
    reads = {"reach": ("Total Viewers",)}
    ignores = (("New Viewers",), ("Returning Viewers",))
    needs = (TikTokDays.day, reads["reach"], *ignores)
