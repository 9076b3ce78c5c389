"""Themes as tables and files."""

import pandas as pd

from jangkau.locales import Say
from jangkau.metrics.scope import Scope, week_name
from jangkau.ui.campaigns.looked import Looked
from jangkau.ui.campaigns.theme_words import percent

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


def table_shown(grid: pd.DataFrame, say: Say, looked: Looked | None = None) -> pd.DataFrame:
    """Posts, views, interactions and reach of each theme (or region, where `looked` can name it) and side, as they are read."""
    rows = grid[grid["posts"] > 0].sort_values(["posts"], ascending=False, kind="stable").to_dict("records")
    name = [looked.place(row["regency_code"]) if looked else row["theme"] for row in rows]
    ranges = ["–" if not row["posts_with_reach"] else say.between(row["reach_low"], row["reach_high"]) for row in rows]
    return pd.DataFrame(
        {
            say("campaign.column.region" if looked else "campaign.column.theme"): name,
            say("campaign.column.owner"): [say(f"owner.{row['owner']}") for row in rows],
            say("campaign.column.posts"): [say.number(row["posts"]) for row in rows],
            say("campaign.column.share"): [percent(row["posts_share"], say) for row in rows],
            say("measure.views"): [say.number(row["views"]) if row["posts_with_views"] else "–" for row in rows],
            say("measure.interactions"): [
                say.number(row["interactions"]) if row["posts_with_interactions"] else "–" for row in rows
            ],
            say("campaign.column.reach"): ranges,
        }
    )


def table_filed(grid: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The same for programs, unrounded; blank where nothing is told."""
    keys = [name for name in ("theme_id", "theme", "kind", "owner", "regency_code", "region") if grid[name].notna().any()]
    return grid[[*keys, *AMOUNTS]].assign(first_week=week_name(scope.first_week), last_week=week_name(scope.week))
