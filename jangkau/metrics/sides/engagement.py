"""How many of those who could react did: the engagement of posts by followers, by views and by reach."""

import pandas as pd

from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse


def engagement(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The engagement of each account of the province, over its posts of the period that tell their interactions.

    er_followers: the sum of interactions / the sum of the followers when each was posted (the nearest total on or before
    that day, at most 7 days old, else the post does not count); TikTok and YouTube have er_views instead: interactions / views.
    er_reach: the sum of interactions / the sum of the same posts' reach. Columns: account, posts_by_*, interactions_by_*,
    followers_at_posts, views_of_posts, reach_of_posts, er_*. METRICS.md, definitions 2.
    """
    sums = warehouse.ask("engagement", **scope.parameters())
    return sums.assign(
        er_followers=sums["interactions_by_followers"] / sums["followers_at_posts"],
        er_views=sums["interactions_by_views"] / sums["views_of_posts"],
        er_reach=sums["interactions_by_reach"] / sums["reach_of_posts"],
    )
