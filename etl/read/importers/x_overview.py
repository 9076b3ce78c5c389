"""X, account overview: the account's days, newest first."""

from etl.model import Account
from etl.read.importers.base import named
from etl.read.importers.header import Header
from etl.read.importers.tables import DayTable
from etl.read.source import Source


class XOverview(DayTable):
    """What happened on each day, to posts old and new. Net follows are the file's new follows less its unfollows."""

    name = "x_overview"
    line_ends = 0
    platform = "x"
    steps_chosen = True
    day = ("Date",)
    signed = frozenset()  # unfollows are told as a count
    reads = {
        "views": ("Impressions",),
        "interactions": ("Engagements",),
        "likes": ("Likes",),
        "comments": ("Replies",),
        "shares": ("Shares",),
        "saves": ("Bookmarks",),
        "new_follows": ("New follows",),
        "net_follows": ("Unfollows",),  # as the file has it; settled below
        "profile_visits": ("Profile visits",),
        "posts": ("Create Post",),
    }
    needs = (day, reads["views"], reads["interactions"], reads["new_follows"])
    never = (("Post id",), ("Post text",))
    ignores = (("Reposts",), ("Video views",), ("Media views",))

    def accounts(self, source: Source) -> set[Account]:
        name = named(source, r"(?a)^(\w{1,15})_account_overview_analytics")
        return {Account.of("x", name[1])} if name else set()

    def settle(self, counts: dict[str, int | None], record: list[str], header: Header) -> dict[str, int | None]:
        if "net_follows" not in counts:
            return counts
        gained, lost = counts["new_follows"], counts["net_follows"]
        return counts | {"net_follows": None if gained is None or lost is None else gained - lost}

    def counting(self, source: Source) -> dict[str, int]:
        """These exports came with the new count of shares."""
        return {"shares": 1, "interactions": 1}
