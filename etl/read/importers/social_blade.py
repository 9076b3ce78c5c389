"""Social Blade, daily history: years of follower totals."""

from collections.abc import Iterator

from etl.model import Account, Row
from etl.read.importers.context import Context
from etl.read.importers.header import Columns, Names
from etl.read.importers.tables import DayTable
from etl.read.source import Source
from jangkau.warehouse.vocabulary import PLATFORMS

USERNAME: Names = ("username",)
# The column of what was published tells the platform.
BY_COLUMN: tuple[tuple[Names, str], ...] = ((("tweets",), "x"), (("Media",), "instagram"), (("Uploads",), "tiktok"),
    (("Subscribers Total",), "youtube"),
)  # fmt: skip


class SocialBlade(DayTable):
    """The total as the site's table shows it, or as its data export names it; the steps beside it are left."""

    name = "social_blade"
    reading = 4  # files that were joined, and days of two orders
    typed = True
    tells_every_day = False
    day = ("Date", "date")
    reads = {"followers": ("Followers Total", "Subscribers Total", "followers")}
    needs: Columns = (day, reads["followers"])
    either: Columns = (("Followers Total",), ("Subscribers Total",), ("percent_change",))
    ignores = (
        ("Day",), ("Followers",), ("Following",), ("Following Total",), ("Media",), ("tweets",), ("Uploads",), USERNAME,
        ("Subscribers",), ("Video Views",), ("Video Views Total",), ("Videos",), ("Videos Total",),
        ("display_name",), ("change",), ("percent_change",),
    )  # fmt: skip

    def identify(self, source: Source) -> bool:
        return super().identify(source) and any(map(self.header(source).has, self.either))

    def platforms(self, source: Source) -> set[str]:
        header = self.header(source)
        named = {platform for names, platform in BY_COLUMN if header.has(names)}
        return named or set(PLATFORMS)

    def accounts(self, source: Source) -> set[Account]:
        header, platforms = self.header(source), self.platforms(source)
        handles = {header.cell(record, USERNAME) for _, record in self.body(source)} - {""}
        return {Account.of(min(platforms), handle) for handle in handles} if len(platforms) == 1 else set()

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        """The chosen account's rows; those of another that the file holds too are set aside."""
        header = self.header(source)
        names = {line: header.cell(record, USERNAME) for line, record in self.body(source)}
        for row in super().rows(source, context):
            other = names[row.line] and Account.of(context.account.platform, names[row.line]) != context.account
            yield Row(row.line, ignored="row_of_other_account") if other else row
