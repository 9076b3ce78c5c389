"""An office's base tables as frames, and whose accounts are meant."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pandas as pd

WIB = 7  # hours ahead of UTC
INTERACTIONS = ["likes", "comments", "shares"]


@dataclass(frozen=True)
class Asked:
    """A province, or a Bakorwil of it, in one week by its Monday."""

    province: str
    monday: date
    bakorwil: str | None = None

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def earlier(self, weeks: int) -> "Asked":
        """The same some weeks before."""
        return Asked(self.province, self.monday - timedelta(weeks=weeks), self.bakorwil)


class Office:
    """day_values, posts, accounts, events, hoaxes and what belongs to them, of one published version."""

    def __init__(self, snapshot: Path) -> None:
        with duckdb.connect(str(snapshot), read_only=True, config={"enable_external_access": "false"}) as base:
            hours = base.execute("SELECT province_code, utc_hours FROM province_zones").df()
            self.hours = dict(hours.itertuples(index=False))
            self.accounts = base.execute(
                "SELECT accounts.*, bakorwil, regencies.code IS NOT NULL AS on_map "
                "FROM accounts LEFT JOIN regencies ON regency_code = code"
            ).df()
            self.regencies = base.execute("SELECT code, province_code, bakorwil, population FROM regencies").df()
            self.days = base.execute(
                "SELECT account, day, metric, value FROM day_values JOIN account_keys USING (account_id) WHERE value IS NOT NULL"
            ).df()
            self.events = base.execute("SELECT * FROM events").df()
            self.hoaxes = base.execute("SELECT * FROM hoaxes").df()
            self.matches = base.execute("SELECT content, id, account, post_id FROM post_matches").df()
            self.spans = base.execute("SELECT * FROM post_spans").df()
            self.hoax_themes = set(base.execute("SELECT theme_id FROM themes WHERE kind = 'hoax'").df()["theme_id"])
            self.shared = base.execute(
                "SELECT account, post_id, published_at, published_on FROM shared_posts JOIN account_keys USING (account_id)"
            ).df()
            self.timed = base.execute(
                "SELECT account, bool_and(tells_hour) AS tells_hour FROM imports JOIN formats USING (importer) "
                "WHERE state = 'loaded' GROUP BY account"
            ).df()
            self.platform_timed = base.execute(
                "SELECT platform, bool_or(tells_hour) AS tells_hour FROM formats WHERE platform IS NOT NULL GROUP BY platform"
            ).df()
            posts = base.execute(
                "SELECT account, post_id, as_of, published_at, published_on, kind, views, reach, likes, comments, shares "
                "FROM posts JOIN account_keys USING (account_id)"
            ).df()
        self.posts = self._newest(posts)

    def _newest(self, posts: pd.DataFrame) -> pd.DataFrame:
        """Each post as its newest export saw it, its day in the zone of the account's province, its interactions."""
        posts = posts.sort_values("as_of").drop_duplicates(["account", "post_id"], keep="last")
        homes = self.accounts.set_index("account")["province_code"]
        hours = posts["account"].map(homes).map(self.hours).fillna(WIB).astype(float)
        day = (posts["published_at"] + pd.to_timedelta(hours, unit="h")).dt.normalize()
        acted = posts[INTERACTIONS].fillna(0).sum(axis=1).where(posts["likes"].notna() | posts["comments"].notna())
        day = day.fillna(pd.to_datetime(posts["published_on"]))
        return posts.assign(day=day, interactions=acted, hours=hours)

    def registered(self, asked: Asked, owner: str | None = None, own: bool = False) -> pd.DataFrame:
        """The registered accounts active in the week that stand on the map; with the province's own where that is asked."""
        accounts = self.accounts[self.accounts["province_code"] == asked.province]
        since, until = accounts["active_from"], accounts["active_to"]
        active = (since.isna() | (since <= pd.Timestamp(asked.sunday))) & (until.isna() | (until >= pd.Timestamp(asked.monday)))
        placed = (accounts["level"] == "regency") & accounts["on_map"]
        placed |= (accounts["level"] == "province") & own
        inside = placed if asked.bakorwil is None else placed & (accounts["bakorwil"] == asked.bakorwil)
        return accounts[active & inside & ((accounts["owner"] == owner) | (owner is None))]

    def week(self, asked: Asked, accounts: pd.DataFrame, metric: str) -> pd.Series:
        """What each account's daily series tell of a metric from Monday to Sunday, account by account: one row a day."""
        days = self.days[(self.days["metric"] == metric) & self.days["account"].isin(accounts["account"])]
        inside = days["day"].between(pd.Timestamp(asked.monday), pd.Timestamp(asked.sunday))
        return days[inside].set_index("account")["value"]

    def published(self, asked: Asked, accounts: pd.DataFrame) -> pd.DataFrame:
        """The posts of the week."""
        inside = self.posts["day"].between(pd.Timestamp(asked.monday), pd.Timestamp(asked.sunday))
        return self.posts[inside & self.posts["account"].isin(accounts["account"])]

    def total(self, asked: Asked, accounts: pd.DataFrame, metric: str) -> pd.DataFrame:
        """An account's amount of the week: its days where it tells any, else the posts that it published in it.

        Columns: account (index), total, days (how many), basis.
        """
        parts = INTERACTIONS if metric == "interactions" else [metric]
        told = [self.week(asked, accounts, part) for part in parts]
        daily = pd.concat(told)
        if metric == "interactions":
            daily = daily[daily.index.isin({*told[0].index, *told[1].index})]
        counted = pd.concat([part.groupby(level=0).size() for part in told]).groupby(level=0).max()
        by_days = pd.DataFrame({"total": daily.groupby(level=0).sum(), "days": counted, "basis": "days"}).dropna(subset="total")
        posts = self.published(asked, accounts).dropna(subset=metric)
        sums = posts[~posts["account"].isin(by_days.index)].groupby("account")[metric].sum()
        by_posts = pd.DataFrame({"total": sums.astype(float), "days": 0, "basis": "posts"})
        return pd.concat([frame for frame in (by_days, by_posts) if len(frame)] or [by_days])

    def followers(self, day: date, accounts: pd.DataFrame, oldest: int = 14) -> pd.DataFrame:
        """The last total on or before a day, at most so many days old. Columns: account (index), value, day."""
        totals = self.days[(self.days["metric"] == "followers") & self.days["account"].isin(accounts["account"])]
        known = totals[totals["day"].between(pd.Timestamp(day - timedelta(days=oldest)), pd.Timestamp(day))]
        return known.sort_values("day").drop_duplicates("account", keep="last").set_index("account")[["value", "day"]]
