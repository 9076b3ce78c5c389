"""What happened around a meetup, in counts and growth: for every meetup, whether its effect may be told or not. No effect."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.counts import mean_of
from jangkau.metrics.meetup.effect import with_guests
from jangkau.metrics.meetup.panel import FIRST, LAST, Occasion, Panel
from jangkau.metrics.meetup.periods import Periods, every_period
from jangkau.metrics.warehouse import Warehouse

HABIT, HABIT_KNOWN = 12, 6  # weeks before whose mean is "nothing changed", of which so many must be told
SLACK = 2  # weeks by which a missing total may be older, in periods longer than that
GROWTH = ("accounts", "measured", "before_pct", "after_pct", "posts_before", "posts_after", "each_weeks")


@dataclass(frozen=True)
class Came:
    """Who came: of how many registered accounts of the province, from how many regencies, of which owners and organisations."""

    came: int
    came_registered: int
    registered: int
    regencies: int
    regencies_registered: int
    government: int
    community: int
    organisations: int
    press: int


@dataclass(frozen=True, eq=False)
class Description:
    """who: counts. accounts: every account of the province (below); sides, regencies: GROWTH for attendees and the others;
    weeks: week, side, posts (mean an account), unchanged (its habit's mean), accounts. Growth is the middle account's."""

    occasion: Occasion
    periods: Periods
    who: Came
    accounts: pd.DataFrame
    weeks: pd.DataFrame

    @cached_property
    def sides(self) -> pd.DataFrame:
        """Two rows: attendees and the others."""
        return grown(self.accounts, ["side"])

    @cached_property
    def regencies(self) -> pd.DataFrame:
        """One row: a regency and a side."""
        return grown(self.accounts.dropna(subset="regency_code"), ["regency_code", "regency", "side"])


def description(warehouse: Warehouse, event: str, horizon: int = 8) -> Description:
    """For any event with or without a list of who came, over the longest periods that an attendee tells of.

    Raises EventUnknown."""
    about, followers, outsiders = with_guests(warehouse, event, "followers", horizon)
    _, posts, _ = with_guests(warehouse, event, "posts", horizon)
    spans, *others = every_period(about, horizon, followers)
    rows = accounts(followers, posts, spans)
    for shorter in others if not grows(rows) else ():
        if grows(other := accounts(followers, posts, shorter)):
            spans, rows = shorter, other
            break
    return Description(about, spans, who(followers.accounts, outsiders), rows, posting(posts))


def grows(rows: pd.DataFrame) -> bool:
    """Whether any attendee tells how it grew in both periods."""
    return bool((rows[["before_pct", "after_pct"]].notna().all(axis=1) & (rows["side"] == "attendee")).any())


def who(accounts: pd.DataFrame, outsiders: pd.DataFrame) -> Came:
    """Counted over the accounts of the province; outsiders came from elsewhere or are not registered."""
    mine = accounts[accounts["came"].astype(bool)]
    elsewhere = int((outsiders["why"] == "other_province").sum()) if len(outsiders) else 0
    owners = mine["owner"].value_counts()
    organised = int(mine["organisation"].nunique()) if "organisation" in mine else 0
    return Came(
        len(mine) + len(outsiders), len(mine) + elsewhere, len(accounts), int(mine["regency_code"].nunique()),
        int(accounts["regency_code"].nunique()), int(owners.get("government", 0)), int(owners.get("community", 0)), organised,
        int(owners.get("press", 0)),
    )  # fmt: skip


def accounts(followers: Panel, posts: Panel, spans: Periods) -> pd.DataFrame:
    """One row: an account. Columns: account, platform, handle, name, owner, regency_code, regency, side (attendee, other),
    followers_before (at the first period's start), followers_between (the second's), followers_after (its end), before_pct and
    after_pct (growth for `each_weeks`), posts_before and posts_after (a week). Blank where not told."""
    columns_kept = ["account", "platform", "handle", "name", "owner", "regency_code", "regency"]
    rows = followers.accounts[[name for name in columns_kept if name in followers.accounts]]
    slack = 0 if spans.between_totals else min(SLACK, spans.after[1] - spans.after[0] - 1)
    ends = {week: _latest(followers, week, slack) for week in {*spans.before, *spans.after}}
    columns = {"side": np.where(followers.accounts["came"].astype(bool), "attendee", "other"), "each_weeks": spans.each}
    for name, (first, last) in (("before", spans.before), ("after", spans.after)):
        columns[f"{name}_pct"] = 100 * np.expm1((ends[last] - ends[first]) * spans.each / (last - first))
        weeks = range(first + 1, last + 1)
        columns[f"posts_{name}"] = mean_of(posts, weeks, (len(weeks) + 1) // 2)
    for name, week in (("before", spans.before[0]), ("between", spans.after[0]), ("after", spans.after[1])):
        columns[f"followers_{name}"] = np.rint(np.exp(ends[week]))
    return rows.assign(**columns)


def _latest(panel: Panel, week: int, slack: int) -> np.ndarray:
    value = panel.week(week).copy()
    for earlier in range(week - 1, week - slack - 1, -1):
        value = np.where(np.isnan(value), panel.week(earlier), value)
    return value


def grown(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Each group's accounts, those that tell of both periods, the middle growth of those, and the mean posts of those told."""
    both = rows["before_pct"].notna() & rows["after_pct"].notna()
    posted = rows["posts_before"].notna() & rows["posts_after"].notna()
    frame = rows.assign(measured=both).astype({"measured": int})
    for columns, known in ((("before_pct", "after_pct"), both), (("posts_before", "posts_after"), posted)):
        for column in columns:
            frame[column] = frame[column].where(known)
    grouped = frame.groupby(by, as_index=False, dropna=False)
    return grouped.agg(
        accounts=("account", "size"), measured=("measured", "sum"), before_pct=("before_pct", "median"),
        after_pct=("after_pct", "median"), posts_before=("posts_before", "mean"), posts_after=("posts_after", "mean"),
        each_weeks=("each_weeks", "first"),
    )  # fmt: skip


def posting(posts: Panel) -> pd.DataFrame:
    """Each week's mean posts an account, beside the mean of the habits of the same accounts: "nothing changed"."""
    habit = mean_of(posts, range(-HABIT, 0), HABIT_KNOWN)
    counts = np.expm1(posts.levels)
    sides = np.where(posts.accounts["came"].astype(bool), "attendee", "other")
    rows = []
    for side in ("attendee", "other"):
        for week in range(-HABIT, LAST + 1):
            known = (sides == side) & ~np.isnan(habit) & ~np.isnan(counts[:, week - FIRST])
            if known.any():
                rows.append((week, side, counts[known, week - FIRST].mean(), habit[known].mean(), int(known.sum())))
    return pd.DataFrame(rows, columns=["week", "side", "posts", "unchanged", "accounts"])
