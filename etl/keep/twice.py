"""Posts that two kinds of files number otherwise, an office's own list and the platform's export: counted once, and said."""

from pathlib import Path

import duckdb

from etl.keep.arriving import lay_out
from etl.keep.draft import Draft
from etl.model import Issue
from etl.read.reading import Reading
from jangkau.warehouse.engine import ready, text

SQL = Path(__file__).parent / "sql"
COLUMNS = {
    "account": "VARCHAR", "post_id": "VARCHAR", "published_at": "TIMESTAMP", "published_on": "DATE", "permalink": "VARCHAR",
    "caption": "VARCHAR",
}  # fmt: skip


def count_once(draft: Draft) -> None:
    """Each post of the accounts in `posting` once in posts_now, and at both its imports how many of theirs that concerns."""
    draft.run("latest_posts")
    draft.connection.execute(f"CREATE OR REPLACE TEMP TABLE twice AS {_same_posts('posts_now')}")
    draft.run("counted_once")


def noted(draft: Draft) -> bool:
    """Whether an account in `posting` has posts that may stand there twice; then what is said of them is up to date."""
    draft.settle()
    listed = """SELECT 1 FROM posts JOIN account_keys USING (account_id)
      WHERE doubtful_post(account, post_id, permalink) AND account_id IN (FROM posting) LIMIT 1"""
    if not draft.posting() or not draft.connection.execute(listed).fetchall():
        return False
    count_once(draft)
    return True


def twice(connection: duckdb.DuckDBPyConnection, reading: Reading) -> tuple[Issue, ...]:
    """How many posts of a file stand in a snapshot already under another number: as the platform's, or as a list's."""
    posts = [row.post for row in reading.rows if row.post]
    if not posts or reading.source.large:
        return ()
    rows = [(str(post.account), *(getattr(post, name) for name in list(COLUMNS)[1:])) for post in posts]
    cursor = ready(connection.cursor())
    lay_out(cursor, "arriving", COLUMNS, rows)
    query = text(SQL / "arriving_twice.sql").replace("<same_posts>", _same_posts("together"))
    counts = cursor.execute(query, {"as_of": reading.as_of}).fetchall()
    return tuple(Issue(None, account, str(n), code, refused=False) for account, code, n in counts)


def _same_posts(posts: str) -> str:
    return text(SQL / "same_posts.sql").replace("<posts>", posts)
