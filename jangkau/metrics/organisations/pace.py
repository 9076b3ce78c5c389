"""How often organisations post: week by week against the fewest expected, and against their own past."""

from datetime import timedelta

import numpy as np
import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.usual import LOOKED_BACK, usual_level_range
from jangkau.metrics.warehouse import Warehouse


def pace(warehouse: Warehouse, scope: Scope, organisations: pd.DataFrame) -> pd.DataFrame:
    """One row an organisation with accounts. Takes organisation and posts_per_week; columns as organisations() says."""
    since = scope.week - timedelta(weeks=scope.weeks * (LOOKED_BACK + 1) - 1)
    weeks = warehouse.ask("organisation_weeks", **scope.parameters() | {"since": since})
    expected = weeks["organisation"].map(organisations.set_index("organisation")["posts_per_week"])
    ago = (pd.Timestamp(scope.week) - weeks["week"]).dt.days // (7 * scope.weeks)
    weeks = weeks.assign(ago=ago, met=weeks["posts"] >= expected, below=weeks["whole"] & (weeks["posts"] < expected))
    weeks["unknown"] = ~weeks["met"] & ~weeks["below"] & expected.notna()
    now = weeks[weeks["ago"] == 0].groupby("organisation").agg(
        posts=("posts", lambda posts: posts.sum(min_count=1)), weeks=("week", "count"), weeks_met=("met", "sum"),
        weeks_below=("below", "sum"), weeks_unknown=("unknown", "sum"), whole=("whole", "all"),
    )  # fmt: skip
    now["a_week"] = (now["posts"].astype(float) / now["weeks"]).where(now["whole"])
    return now.join(_habits(weeks, now, scope.weeks)).reset_index()


def _habits(weeks: pd.DataFrame, now: pd.DataFrame, length: int) -> pd.DataFrame:
    """What was usual in the equally long periods before of which every post is told, and where this one lies."""
    periods = weeks.groupby(["organisation", "ago"]).agg(posts=("posts", "sum"), weeks=("week", "count"), whole=("whole", "all"))
    periods = periods[periods["whole"] & (periods["weeks"] == length)].reset_index().sort_values("ago", ascending=False)
    rows = {}
    for name, past in periods[periods["ago"] > 0].groupby("organisation"):
        if name not in now.index or not now.at[name, "whole"]:
            continue
        if usual := usual_level_range(past["posts"]):
            rows[name] = (float(np.median(past["posts"])), usual.side(float(now.at[name, "posts"])))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["usual_posts", "habit"]).astype({"habit": "str"})
