"""Themes as tables and files."""

import pandas as pd

from jangkau.findings.campaigns.section import Section
from jangkau.findings.campaigns.theme_rows import theme_share_said
from jangkau.locales import Say
from jangkau.metrics.scope import Scope, week_name

AMOUNTS = (
    "posts",
    "views",
    "interactions",
    "reach_low",
    "reach_high",
    "posts_all",
    "posts_share",
    "views_share",
    "interactions_share",
)


def theme_lines(grid: pd.DataFrame, say: Say, section: Section | None = None) -> pd.DataFrame:
    """Posts, views, interactions and reach of each theme (or region, where `section` can name it) and side, as they are read."""
    rows = grid[grid["posts"] > 0].sort_values(["posts"], ascending=False, kind="stable").to_dict("records")
    name = [section.place(row["regency_code"]) if section else row["theme"] for row in rows]
    ranges = ["–" if not row["posts_with_reach"] else say.between(row["reach_low"], row["reach_high"]) for row in rows]
    return pd.DataFrame(
        {
            say("campaign.column.region" if section else "campaign.column.theme"): name,
            say("campaign.column.owner"): [say(f"owner.{row['owner']}") for row in rows],
            say("campaign.column.posts"): [say.number(row["posts"]) for row in rows],
            say("campaign.column.share"): [
                theme_share_said(row["posts_share"], row["posts"], row["posts_all"], say) for row in rows
            ],
            say("measure.views"): [say.number(row["views"]) if row["posts_with_views"] else "–" for row in rows],
            say("measure.interactions"): [
                say.number(row["interactions"]) if row["posts_with_interactions"] else "–" for row in rows
            ],
            say("campaign.column.reach"): ranges,
        }
    )


def themes_filed(grid: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The same for programs, unrounded; blank where nothing is told."""
    keys = [name for name in ("theme_id", "theme", "kind", "owner", "regency_code", "region") if grid[name].notna().any()]
    return grid[[*keys, *AMOUNTS]].assign(first_week=week_name(scope.first_week), last_week=week_name(scope.week))
