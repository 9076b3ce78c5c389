"""Fanpage Karma's reports without days: totals of a whole period, a list of the best posts, who the audience is."""

from etl.read.importers.base import SetAside
from etl.read.importers.fanpage_karma import PROFILE
from etl.read.importers.header import Columns, Header, header_place
from etl.read.records import plain
from etl.read.source import Source
from jangkau.warehouse.vocabulary import PLATFORMS


class Report(SetAside):
    """titles: how the line above the table begins; needs: columns of the table."""

    titles: tuple[str, ...] = ()
    needs: Columns = (PROFILE, ("Profile-ID",))

    def platforms(self, source: Source) -> set[str]:
        return set(PLATFORMS)

    def columns(self) -> Columns:
        return self.needs

    def identify(self, source: Source) -> bool:
        if not source.records:
            return False
        title = plain(" ".join(source.records[0][1])).casefold()
        header = Header([plain(name) for name in source.records[header_place(source, self.needs)][1]])
        return title.startswith(self.titles) and all(map(header.has, self.needs))


class FanpageKarmaBenchmark(Report):
    """One row a profile, its figures over the whole period."""

    name = "fanpage_karma_benchmark"
    sets_aside = "totals_of_period"
    titles = ("benchmark", "metrics overview")


class FanpageKarmaTopPosts(Report):
    """The best posts alone."""

    name = "fanpage_karma_top_posts"
    sets_aside = "best_posts_alone"
    titles = ("",)
    needs: Columns = (PROFILE, ("Message-ID", "Post-ID"))


class FanpageKarmaAudience(Report):
    """Ages, cities and languages of a profile's audience."""

    name = "fanpage_karma_audience"
    sets_aside = "demographics"
    titles = ("audience", "fans by", "followers by", "demographic")
    needs: Columns = (PROFILE,)
