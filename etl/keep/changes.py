"""What a file would change of what is in force."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from etl.keep.arriving import lay_out
from etl.model import Issue
from etl.read.reading import Reading
from jangkau.warehouse.engine import text
from jangkau.warehouse.vocabulary import POST_MEASURES

SQL = Path(__file__).parent / "sql"
COMPARED = 50_000  # rows that are compared with those in force at once
DAYS = {"account": "VARCHAR", "day": "DATE", "metric": "VARCHAR", "value": "DOUBLE"}
POSTS = {"account": "VARCHAR", "post_id": "VARCHAR", **dict.fromkeys(POST_MEASURES, "BIGINT")}


@dataclass(frozen=True)
class Changes:
    """Values (days) or posts that a file would bring: not there yet, other than those in force, the same, or older
    than those in force and therefore kept in reserve."""

    new: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0


def all_new(reading: Reading) -> Changes:
    """What a file changes of an empty office."""
    return Changes(new=sum(len(row.days) + bool(row.post) + len(row.audience) for row in reading.rows))


def changes(connection: duckdb.DuckDBPyConnection, reading: Reading, twice: Iterable[Issue] = ()) -> Changes:
    """What a file changes of a snapshot; a post that stands there under another number (etl/keep/twice.py) is not a new one."""
    days = ((str(value.account), value.day, value.metric, value.value) for row in reading.rows for value in row.days)
    posts = (
        (str(post.account), post.post_id, *(post.measures.get(name) for name in POST_MEASURES))
        for post in (row.post for row in reading.rows)
        if post
    )
    kinds = _kinds(connection, reading, "changes_days", days, DAYS)
    kinds += _kinds(connection, reading, "changes_posts", posts, POSTS)
    kinds["new"] += sum(len(row.audience) for row in reading.rows)  # each export's shares stand beside those of others
    for issue in twice:
        kinds["new"] -= int(issue.value or 0)
        kinds["older" if issue.code == "posts_listed_too" else "changed"] += int(issue.value or 0)
    return Changes(**kinds)


def _kinds(
    connection: duckdb.DuckDBPyConnection, reading: Reading, question: str, rows: Iterable[tuple], columns: dict[str, str]
) -> Counter[str]:
    """How many rows are new, changed, same and older, some of them at a time."""
    query, kinds, arriving = text(SQL / f"{question}.sql"), Counter[str](), iter(rows)
    while some := list(islice(arriving, COMPARED)):
        lay_out(connection, "arriving", columns, some)
        kinds.update(dict(connection.execute(query, {"as_of": reading.as_of}).fetchall()))
    return kinds
