"""Skor vs kebiasaan: how a post did against what its own account is used to."""

from datetime import date

import pandas as pd

from jangkau.metrics.kept import kept
from jangkau.metrics.scope import Place, Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.warehouse.vocabulary import HABIT_INTERACTIONS, HABIT_POSTS

GROWN_DAYS = 7


@kept
def posts_of_the_week(warehouse: Warehouse, scope: Scope) -> pd.DataFrame:
    """The posts published in the scope's period, the best against their account's habit first.

    Columns: account, platform, handle, owner, regency_code, post_id, kind, published_on (WIB day), published_at (UTC),
    permalink, caption, views, reach, age_days (when it was last seen), peers (earlier posts compared with, at most 100),
    interactions (likes + comments + shares), with_shares (whether the post and all its peers tell shares: else both are compared
    by likes + comments), habit (the mean of the middle half of the peers; blank below 20 posts), score (against the habit),
    basis:
    same_age: the post and its peers were seen at the same age (a day more or less), or both at seven days or more, when
    little is added. at_least: it was seen younger than its peers, so the score can only grow. few_posts, no_habit (under
    ten interactions): no score. METRICS.md, definitions 2.
    """
    return scores(warehouse, scope, None, scope.first_week, scope.sunday)


def best_of(posts: pd.DataFrame) -> pd.DataFrame:
    """Of such posts those that did better than is usual for their account, by as much as a score shows."""
    return posts[posts["score"].round(1) > 1]


def account_scores(warehouse: Warehouse, account: str, first: date, last: date) -> pd.DataFrame:
    """The same for one account's posts of some days, whether it is registered or not."""
    return scores(warehouse, Place(), account, first, last)


def scores(warehouse: Warehouse, scope: Place, account: str | None, first: date, last: date) -> pd.DataFrame:
    """The posts of a scope, or of one account, from one day to another."""
    narrowed = {name: value for name, value in scope.parameters().items() if name in ("province", "bakorwil", "regency")}
    return warehouse.ask(
        "post_scores",
        account=account,
        first=first,
        last=last,
        platform=scope.platform,
        owner=scope.owner,
        fewest=HABIT_POSTS,
        least=HABIT_INTERACTIONS,
        **narrowed,
    )
