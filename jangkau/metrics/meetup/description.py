"""What happened around a meetup, in counts and growth: for every meetup, whether its effect may be told or not. No effect."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from jangkau.metrics.meetup.counts import mean_of
from jangkau.metrics.meetup.effect import with_guests
from jangkau.metrics.meetup.panel import FIRST, LAST, Occasion, Panel
from jangkau.metrics.warehouse import Warehouse

EACH = 4  # weeks that growth is told for, so that periods of other lengths can stand beside each other
HABIT, HABIT_KNOWN = 12, 6  # weeks before whose mean is "nothing changed", of which so many must be told
SLACK = 2  # weeks by which a missing total may be older, in periods longer than that
SHORTER = (4, 2, 1)  # weeks of the two periods, where no attendee tells of longer ones
GROWTH = ("accounts", "measured", "before_pct", "after_pct", "posts_before", "posts_after")


@dataclass(frozen=True)
class Periods:
    """Two stretches of weeks, counted from the meetup's: growth is from the first week's total to the last week's."""

    before: tuple[int, int]
    after: tuple[int, int]


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


@dataclass(frozen=True, eq=False)
class Description:
    """who: counts. accounts: every account of the province (below); sides, regencies: GROWTH for attendees and the others;
    weeks: week, side, posts (mean an account), unchanged (its habit's mean), accounts. Growth is the middle account's."""

    occasion: Occasion
    periods: Periods
    who: Came
    accounts: pd.DataFrame
    weeks: pd.DataFrame

    @property
    def sides(self) -> pd.DataFrame:
        """Two rows: attendees and the others."""
        return grown(self.accounts, ["side"])

    @property
    def regencies(self) -> pd.DataFrame:
        """One row: a regency and a side."""
        return grown(self.accounts.dropna(subset="regency_code"), ["regency_code", "regency", "side"])


def description(warehouse: Warehouse, event: str, horizon: int = 8) -> Description:
    """For any event that has an attendance list, or none; over shorter periods where nobody tells of such long ones.

    Raises EventUnknown."""
    about, followers, outsiders = with_guests(warehouse, event, "followers", horizon)
    _, posts, _ = with_guests(warehouse, event, "posts", horizon)
    for weeks in (horizon, *(shorter for shorter in SHORTER if shorter < horizon)):
        spans = periods(about, weeks)
        rows = accounts(followers, posts, spans)
        if not about.exact or (rows[["before_pct", "after_pct"]].notna().all(axis=1) & (rows["side"] == "attendee")).any():
            break
    return Description(about, spans, who(followers.accounts, outsiders), rows, posting(posts))


def periods(about: Occasion, horizon: int) -> Periods:
    """As many weeks before as after; of a meetup known to its month the month before, and the two after."""
    if about.exact:
        return Periods((-1 - horizon, -1), (-1, horizon - 1))
    month = about.starts_on.replace(day=1)
    ends = [_last_week(_months_on(month, number), about.week) for number in (-1, 0, 1, 3)]
    return Periods((ends[0], ends[1]), (ends[2], min(ends[3], LAST)))


def _months_on(month: date, number: int) -> date:
    """The first day of a month `number` months on."""
    count = month.year * 12 + month.month - 1 + number
    return date(count // 12, count % 12 + 1, 1)


def _last_week(before: date, week: date) -> int:
    """The last week that is over before a day, counted from the meetup's."""
    return (before - timedelta(days=7) - week).days // 7


def who(accounts: pd.DataFrame, outsiders: pd.DataFrame) -> Came:
    """Counted over the accounts of the province; outsiders came from elsewhere or are not registered."""
    mine = accounts[accounts["came"].astype(bool)]
    elsewhere = int((outsiders["why"] == "other_province").sum()) if len(outsiders) else 0
    owners = mine["owner"].value_counts()
    organised = int(mine["organisation"].nunique()) if "organisation" in mine else 0
    return Came(
        len(mine) + len(outsiders), len(mine) + elsewhere, len(accounts), int(mine["regency_code"].nunique()),
        int(accounts["regency_code"].nunique()), int(owners.get("government", 0)), int(owners.get("community", 0)), organised,
    )  # fmt: skip


def accounts(followers: Panel, posts: Panel, spans: Periods) -> pd.DataFrame:
    """One row: an account. Columns: account, platform, handle, name, owner, regency_code, regency, side (attendee, other),
    followers_before (at the first period's start), followers_between (the second's), followers_after (its end), before_pct and
    after_pct (growth for four weeks), posts_before and posts_after (a week). Blank where not told."""
    kept = ["account", "platform", "handle", "name", "owner", "regency_code", "regency"]
    rows = followers.accounts[[name for name in kept if name in followers.accounts]]
    slack = min(SLACK, spans.after[1] - spans.after[0] - 1)
    ends = {week: _latest(followers, week, slack) for week in {*spans.before, *spans.after}}
    columns = {"side": np.where(followers.accounts["came"].astype(bool), "attendee", "other")}
    for name, (first, last) in (("before", spans.before), ("after", spans.after)):
        columns[f"{name}_pct"] = 100 * np.expm1((ends[last] - ends[first]) * EACH / (last - first))
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
