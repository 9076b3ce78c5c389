"""What a theme, agenda or report would catch with other patterns, before they are saved."""

from dataclasses import dataclass

import pandas as pd

from jangkau.metrics.warehouse import Warehouse

Sought = tuple[str, str | None, str | None]  # as written, the hashtag's key or None, the words between spaces or None


@dataclass(frozen=True)
class Catch:
    """Posts that patterns would catch, each counted once. gained and lost: against the patterns that stand now.

    texts: all posts that have a text.
    """

    posts: int
    accounts: int
    gained: int
    lost: int
    texts: int


def would_catch(warehouse: Warehouse, patterns: list[Sought], standing: list[Sought]) -> Catch:
    """What patterns would catch among all posts, however many of them find the same post."""
    caught, before = _posts(warehouse, patterns), _posts(warehouse, standing)
    (readable,) = warehouse.ask("captioned_posts")["posts"]
    accounts = {account for account, _ in caught}
    return Catch(len(caught), len(accounts), len(caught - before), len(before - caught), int(readable))


def _posts(warehouse: Warehouse, patterns: list[Sought]) -> set[tuple[str, str]]:
    frames = [warehouse.ask("caught", tag=tag, words=words) for _, tag, words in patterns]
    return {post for posts in frames for post in zip(posts["account"], posts["post_id"], strict=True)}


def caught(warehouse: Warehouse, patterns: list[Sought], limit: int = 5) -> pd.DataFrame:
    """What each of some patterns (etl.patterns.patterns_in) would catch among all posts.

    Columns: pattern, posts, accounts, examples (a list of up to `limit` dicts with account, post_id, published_on,
    permalink and caption, the newest first).
    """
    rows = []
    for written, tag, words in patterns:
        posts = warehouse.ask("caught", tag=tag, words=words)
        newest = posts.sort_values(["published_on", "account", "post_id"], ascending=[False, True, True]).head(limit)
        rows.append((written, len(posts), posts["account"].nunique(), newest.to_dict("records")))
    return pd.DataFrame(rows, columns=["pattern", "posts", "accounts", "examples"])
