"""LinkedIn page admin export, content: the page's days; its list of posts is another sheet."""

from etl.read.importers.header import Names, header_place
from etl.read.importers.linkedin import LinkedInDays
from etl.read.source import Source

PARTS = (" (organic)", " (sponsored)")


class LinkedInContent(LinkedInDays):
    """A sentence stands above the header. Impressions are views; unique impressions are people; paid and free together."""

    name = "linkedin_content"
    reads = {
        "views": ("Impressions (total)",), "reach": ("Unique impressions (total)", "Unique impressions (organic)"),
        "link_clicks": ("Clicks (total)",), "likes": ("Reactions (total)",), "comments": ("Comments (total)",),
        "shares": ("Reposts (total)",),
    }  # fmt: skip
    needs: tuple[Names, ...] = (LinkedInDays.day, reads["views"], reads["likes"])
    ignores = (("Engagement rate (total)",),)

    def above(self, source: Source) -> int:
        return header_place(source, self.needs)

    def knows(self, column: str) -> bool:
        return super().knows(column) or column.endswith(PARTS)


class LinkedInVisitors(LinkedInDays):
    """Page admin export, visitors: how often the page was opened."""

    name = "linkedin_visitors"
    reads = {"profile_visits": ("Total page views (total)",)}
    needs: tuple[Names, ...] = (LinkedInDays.day, *reads.values())

    def above(self, source: Source) -> int:
        return header_place(source, self.needs)

    def knows(self, column: str) -> bool:
        return super().knows(column) or " page views (" in column.casefold() or " unique visitors (" in column.casefold()
