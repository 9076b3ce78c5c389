"""Reports of other tools, and of the platforms' earlier ones: known by name, so that what to bring instead can be said."""

from etl.model import Issue
from etl.read.importers.base import SetAside
from etl.read.importers.header import Columns, Header, header_place
from etl.read.records import plain
from etl.read.source import Source

# What a tool is called, and columns that none of the others has together.
TOOLS: tuple[tuple[str, Columns], ...] = (
    ("Google Search Console", (("Clicks", "Klik"), ("CTR",), ("Position", "Posisi"))),
    ("Google Analytics", (("Active users", "Pengguna aktif"),)),
    ("Threads", (("Views", "Tayangan"), ("Replies", "Balasan"), ("Reposts", "Posting ulang"), ("Quotes", "Kutipan"))),
    ("Meta Ads Manager", (("Campaign name", "Nama kampanye"), ("Reach", "Jangkauan"), ("Impressions", "Impresi"))),
    ("TikTok Ads Manager", (("Campaign name", "Nama kampanye"), ("Cost", "Biaya"), ("CTR", "CTR (destination)"))),
    ("Facebook Page Insights", (("Lifetime Total Likes",), ("Daily New Likes",))),
    ("Facebook Post Insights", (("Post Message",), ("Lifetime Post Total Reach",))),
    ("Metricool", (("Content",), ("Organic impressions",), ("Organic reach",))),
    ("Metricool", (("Timestamp",), ("Followers",), ("Following",), ("Posts",))),
    ("Hootsuite", (("Post Permalink",), ("Social Network",), ("Social Profile",))),
    ("Buffer", (("Account",), ("Post ID",), ("Text",), ("Engagement Rate",))),
    ("Emplifi", (("Profile",), ("Platform",), ("Fans",), ("Fan Change",))),
    ("Iconosquare", (("Followers",), ("New followers",), ("Lost followers",), ("Net change",))),
    ("Not Just Analytics", (("Data", "Date"), ("Followers",), ("Following",), ("Media",))),
)
READ_ELSEWHERE: Columns = (("Followers Total",), ("Subscribers Total",), ("percent_change",))


class ThirdParty(SetAside):
    """A file that another tool made: its shape is not certain enough to be read."""

    name = "third_party"
    sets_aside = "other_tool"

    def identify(self, source: Source) -> bool:
        return bool(tool(source))

    def notes(self, source: Source) -> list[Issue]:
        return [Issue(None, None, tool(source), "tool_known", refused=False)]


def tool(source: Source) -> str | None:
    """Which tool made a file; None for all that is not known here."""
    for name, columns in TOOLS:
        record = source.records[header_place(source, columns)][1]
        header = Header([plain(text) for text in record])
        if all(map(header.has, columns)) and not any(map(header.has, READ_ELSEWHERE)):
            return name
    return None
