"""Themes: which of them each side publishes about, how that went over the weeks, and where."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.theme_share import share_dots, share_lines
from jangkau.findings.campaigns.posts import post_rows
from jangkau.findings.campaigns.theme_rows import regions_rows, theme_rows, weeks_shares, whole_weeks
from jangkau.findings.campaigns.theme_tables import theme_lines, themes_filed
from jangkau.findings.campaigns.themes import (
    dots_said,
    few_note,
    few_said,
    reach_said,
    theme_comparison,
    theme_headline,
    weeks_said,
)  # fmt: skip
from jangkau.findings.period import period_said
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.metrics.campaigns.theme_share import theme_grid, theme_months, theme_posts
from jangkau.ui.account.link import to_the_register
from jangkau.ui.campaigns.choices import SHARES, one_of, segment
from jangkau.ui.campaigns.posts import POSTS, post_list
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.campaigns.taglines import region_taglines
from jangkau.ui.parts import finding, heading, rest, table
from jangkau.ui.session import keep, palette

WEEKS, YEAR, REGIONS = 12, 53, 15
TABLED, FILED = 100, 10_000  # posts in the table on the page, and in its file


def themes(section: PageSection) -> tuple:
    """The whole section; gives its coverage and further notes."""
    say, scope = section.say, section.scope
    grid = section.kept(("themes",), lambda: theme_grid(section.warehouse, scope))
    rows = section.kept(("theme rows",), lambda: {share: theme_rows(grid, share, say) for share in SHARES})
    posts = grid.drop_duplicates("owner").set_index("owner")["posts_all"].to_dict()
    top = st.container()
    if not grid["posts"].sum():
        with top:
            finding(theme_headline(rows["posts"], posts, "posts", section), theme_comparison(posts, section))
        lines("unit", say("campaign.themes.none.how"))
        to_the_register("themes", say)
        region_taglines(section)
        return post_coverage(section.warehouse, scope), []
    names = dict(zip(grid["theme_id"], grid["theme"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = one_of("theme", list(rows["posts"]["code"]), say, lambda key: names.get(key, key))
        share = segment("share", SHARES, say)
    with top:
        finding(theme_headline(rows[share], posts, share, section), theme_comparison(posts, section))
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        shares(section, rows[share], share, chosen)
    with right:
        over_weeks(section, chosen, names[chosen], share)
    of_theme = grid[grid["theme_id"] == chosen]
    with rest("campaigns", say):
        left, right = st.columns([1.15, 1], gap="medium")
        with left:
            by_region(section, chosen, names[chosen], share)
        with right:
            examples(section, chosen, names[chosen], of_theme)
    posts_table(section, chosen)
    table(
        say("campaign.themes.table"),
        lambda: theme_lines(grid, say),
        lambda: themes_filed(grid, scope),
        section.file("tema"),
        say,
    )
    region_taglines(section)
    return post_coverage(section.warehouse, scope), [say("campaign.themes.several"), say("campaign.reach.note")]


def shares(section: PageSection, rows: pd.DataFrame, share: str, chosen: str) -> None:
    """Every theme, both sides."""
    say, spoken = section.say, rows["posts"] > 0
    heading(say("campaign.themes.shares"), say(f"campaign.themes.unit.{share}", period=period_said(section.scope, say)))
    section.picture(
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


def over_weeks(section: PageSection, theme: str, name: str, share: str) -> None:
    """One theme over the last twelve weeks, or over the whole period where it is longer; beyond a year by month."""
    say = section.say
    scope = replace(section.scope, weeks=max(section.scope.weeks, WEEKS))
    grid = section.kept(("themes by week",), lambda: theme_grid(section.warehouse, scope, by_week=True))
    grid, by_month = grid[grid["theme_id"] == theme], scope.weeks > YEAR
    if by_month:
        grid = theme_months(grid).rename(columns={"month": "week"})
    weekly = weeks_shares(whole_weeks(grid, scope, by_month).assign(share=lambda rows: rows[f"{share}_share"]), say)
    heading(
        say("campaign.themes.months" if by_month else "campaign.themes.weeks", theme=name),
        say(f"campaign.themes.unit.{share}", period=period_said(scope, say)),
    )
    if weekly["share"].isna().all():
        lines("unit", say("campaign.posts.none"))
        return
    section.picture(
        ("weeks", theme, share), lambda: share_lines(weekly, by_month, say, palette()), lambda: weeks_said(weekly, name, say)
    )
    lines("unit", few_note(say) if weekly["few"].any() else "")


def by_region(section: PageSection, theme: str, name: str, share: str) -> None:
    """One theme by kabupaten and kota: those with most posts about it, the rest in the table."""
    say, scope = section.say, section.scope
    grid = section.kept(("themes by region",), lambda: theme_grid(section.warehouse, scope, by_regency=True))
    of_theme = grid[grid["theme_id"] == theme]
    rows = regions_rows(of_theme, share, section)
    unit = {"what": say(f"campaign.themes.of.{share}"), "listed": min(len(rows), REGIONS), "n": len(rows)}
    heading(say("campaign.themes.regions", theme=name), say("campaign.themes.regions.unit", **unit))
    section.picture(
        ("regions", theme, share), lambda: share_dots(rows.head(REGIONS), say, palette()), lambda: dots_said(rows, say)
    )
    lines("unit", few_said(rows.head(REGIONS), say))
    file = section.file("tema-daerah")
    table(
        say("campaign.themes.regions.table"),
        lambda: theme_lines(of_theme, say, section),
        lambda: themes_filed(grid, scope),
        file,
        say,
    )


def examples(section: PageSection, theme: str, name: str, of_theme: pd.DataFrame) -> None:
    """What the theme's posts reached, and the most seen of them with what was found in each."""
    say = section.say
    posts = theme_posts(section.warehouse, section.scope, theme, POSTS)
    heading(say("campaign.posts"), say("campaign.posts.unit", theme=name), "reach", say)
    lines("said", reach_said(of_theme, say))
    post_list(posts, say)


def posts_table(section: PageSection, theme: str) -> None:
    """The theme's posts at the page's full width, and all of them as a file."""
    say = section.say
    table(
        say("campaign.posts.table"),
        lambda: post_rows(theme_posts(section.warehouse, section.scope, theme, TABLED), say),
        lambda: theme_posts(section.warehouse, section.scope, theme, FILED),
        section.file(f"unggahan-{theme}"),
        say,
    )
