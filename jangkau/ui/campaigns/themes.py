"""Themes: which of them each side publishes about, how that went over the weeks, and where."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.theme_share import share_dots, share_lines
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.metrics.campaigns.theme_share import theme_grid, theme_months, theme_posts
from jangkau.metrics.scope import month_of
from jangkau.ui.campaigns.choices import SHARES, one_of, segment
from jangkau.ui.campaigns.looked import Looked, lines
from jangkau.ui.campaigns.posts import POSTS, post_list, shown
from jangkau.ui.campaigns.theme_tables import table_filed, table_shown
from jangkau.ui.campaigns.theme_words import (
    compared,
    dots_said,
    few_said,
    reach_said,
    regions_rows,
    sentence,
    theme_rows,
    weeks_said,
)  # fmt: skip
from jangkau.ui.filters import period_said
from jangkau.ui.parts import finding, heading, table
from jangkau.ui.session import keep, palette

WEEKS, YEAR, REGIONS, FILED = 12, 53, 15, 10_000


def themes(looked: Looked) -> tuple:
    """The whole section; gives its coverage and further notes."""
    say, scope = looked.say, looked.scope
    grid = looked.kept(("themes",), lambda: theme_grid(looked.warehouse, scope))
    rows = looked.kept(("theme rows",), lambda: {share: theme_rows(grid, share, say) for share in SHARES})
    posts = grid.drop_duplicates("owner").set_index("owner")["posts_all"].to_dict()
    top = st.container()
    if not grid["posts"].sum():
        with top:
            finding(sentence(rows["posts"], posts, "posts", looked), compared(posts, looked))
        lines("unit", say("campaign.themes.none.how"))
        return post_coverage(looked.warehouse, scope), []
    names = dict(zip(grid["theme_id"], grid["theme"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = one_of("theme", list(rows["posts"]["code"]), say, lambda key: names.get(key, key))
        share = segment("share", SHARES, say)
    with top:
        finding(sentence(rows[share], posts, share, looked), compared(posts, looked))
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        shares(looked, rows[share], share, chosen)
    with right:
        over_weeks(looked, chosen, names[chosen], share)
    of_theme = grid[grid["theme_id"] == chosen]
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        by_region(looked, chosen, names[chosen], share)
    with right:
        examples(looked, chosen, names[chosen], of_theme)
    posts_table(looked, chosen)
    table(
        say("campaign.themes.table"), lambda: table_shown(grid, say), lambda: table_filed(grid, scope), looked.file("tema"), say
    )
    return post_coverage(looked.warehouse, scope), [say("campaign.themes.several"), say("campaign.reach.note")]


def shares(looked: Looked, rows: pd.DataFrame, share: str, chosen: str) -> None:
    """Every theme, both sides."""
    say, spoken = looked.say, rows["posts"] > 0
    heading(say("campaign.themes.shares"), say(f"campaign.themes.unit.{share}", period=period_said(looked.scope, say)))
    looked.picture(
        ("themes", share, chosen),
        lambda: share_dots(rows[spoken], say, palette(), chosen),
        lambda: dots_said(rows[spoken], say),
        choose,
    )
    silent = list(rows.loc[~spoken, "label"])
    lines("unit", say("campaign.themes.silent", themes=say.listed(silent)) if silent else "", few_said(rows[spoken], say))


def choose(theme: str) -> None:
    """Take over the theme that was clicked."""
    keep("theme", theme)


def over_weeks(looked: Looked, theme: str, name: str, share: str) -> None:
    """One theme over the last twelve weeks, or over the whole period where it is longer; beyond a year by month."""
    say = looked.say
    scope = replace(looked.scope, weeks=max(looked.scope.weeks, WEEKS))
    grid = looked.kept(("themes by week",), lambda: theme_grid(looked.warehouse, scope, by_week=True))
    grid, by_month = grid[grid["theme_id"] == theme], scope.weeks > YEAR
    if by_month:
        grid = theme_months(grid).rename(columns={"month": "week"})
    weekly = whole_weeks(grid, scope, by_month).assign(share=lambda rows: rows[f"{share}_share"])
    heading(
        say("campaign.themes.months" if by_month else "campaign.themes.weeks", theme=name),
        say(f"campaign.themes.unit.{share}", period=period_said(scope, say)),
    )
    if weekly["share"].isna().all():
        lines("unit", say("campaign.posts.none"))
        return
    looked.picture(
        ("weeks", theme, share), lambda: share_lines(weekly, by_month, say, palette()), lambda: weeks_said(weekly, name, say)
    )
    lines("unit", few_said(weekly.rename(columns={"posts_all": "government_of"}).assign(community_of=0), say))


def whole_weeks(rows: pd.DataFrame, scope, by_month: bool) -> pd.DataFrame:
    """A row for each owner and week (or month) of the period; blank where nothing was published."""
    first = month_of(scope.first_week)
    months = pd.date_range(f"{first[0]}-{first[1]:02d}-01", scope.week + timedelta(days=3), freq="MS")
    weeks = months if by_month else pd.date_range(scope.first_week, scope.week, freq="7D")
    every = pd.MultiIndex.from_product([("government", "community"), weeks], names=["owner", "week"])
    return rows.assign(week=pd.to_datetime(rows["week"])).set_index(["owner", "week"]).reindex(every).reset_index()


def by_region(looked: Looked, theme: str, name: str, share: str) -> None:
    """One theme by kabupaten and kota: those with most posts about it, the rest in the table."""
    say, scope = looked.say, looked.scope
    grid = looked.kept(("themes by region",), lambda: theme_grid(looked.warehouse, scope, by_regency=True))
    of_theme = grid[grid["theme_id"] == theme]
    rows = regions_rows(of_theme, share, looked)
    unit = {"what": say(f"campaign.themes.of.{share}"), "shown": min(len(rows), REGIONS), "n": len(rows)}
    heading(say("campaign.themes.regions", theme=name), say("campaign.themes.regions.unit", **unit))
    looked.picture(
        ("regions", theme, share), lambda: share_dots(rows.head(REGIONS), say, palette()), lambda: dots_said(rows, say)
    )
    lines("unit", few_said(rows.head(REGIONS), say))
    file = looked.file("tema-daerah")
    table(
        say("campaign.themes.regions.table"),
        lambda: table_shown(of_theme, say, looked),
        lambda: table_filed(grid, scope),
        file,
        say,
    )


def examples(looked: Looked, theme: str, name: str, of_theme: pd.DataFrame) -> None:
    """What the theme's posts reached, and the most seen of them with what was found in each."""
    say = looked.say
    posts = theme_posts(looked.warehouse, looked.scope, theme, POSTS)
    heading(say("campaign.posts"), say("campaign.posts.unit", theme=name), "reach", say)
    lines("said", reach_said(of_theme, say))
    post_list(posts, say)


def posts_table(looked: Looked, theme: str) -> None:
    """The theme's posts at the page's full width, and all of them as a file."""
    say = looked.say
    table(say("campaign.posts.table"), lambda: shown(theme_posts(looked.warehouse, looked.scope, theme, 100), say),
          lambda: theme_posts(looked.warehouse, looked.scope, theme, FILED), looked.file(f"unggahan-{theme}"), say)  # fmt: skip
