"""How many of those who could react did: the engagement of posts by followers and by reach."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.fair_set import FURTHER
from jangkau.metrics.warehouse import Warehouse


def parts_of_posts(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """How many posts of each account of the province tell which parts of the interactions.

    Columns: account, posts_made, posts_counted (with likes and comments), posts_with_shares, posts_with_saves.
    """
    counts = warehouse.ask("post_parts", **scope.parameters())
    named = {"posts": "posts_made", "counted": "posts_counted"}
    return counts.rename(columns=named | {f"with_{part}": f"posts_with_{part}" for part in FURTHER})


def engagement(warehouse: Warehouse, scope: Scope, parts: tuple[str, ...]) -> pd.DataFrame:
    """The engagement of each account of the province, over its posts of the period that tell every part in force.

    er_followers: the sum of interactions / the sum of the followers when each was posted (the nearest total on or before
    that day, at most 7 days old, else the post does not count). er_reach: the sum of interactions / the sum of the posts'
    reach. Columns: account, posts_by_followers, interactions_by_followers, followers_at_posts, er_followers,
    posts_by_reach, interactions_by_reach, reach_of_posts, er_reach. METRICS.md, definitions 1.
    """
    sums = warehouse.ask("engagement", shares="shares" in parts, saves="saves" in parts, **scope.parameters())
    return sums.assign(
        er_followers=sums["interactions_by_followers"] / sums["followers_at_posts"],
        er_reach=sums["interactions_by_reach"] / sums["reach_of_posts"],
    )
