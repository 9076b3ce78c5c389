"""Posts against their account's habit: the score in words, the table and the file."""

import pandas as pd

from jangkau.findings.account.named import account_named
from jangkau.findings.captions import excerpt
from jangkau.locales import Say
from jangkau.metrics.week.post_performance import GROWN_DAYS

MOST_SHOWN = 100


def times_said(ratio: float, say: Say) -> str:
    """How many times what is usual: 1,1×, and whole from ten on."""
    return say("overview.score", score=say.decimal(ratio, 1 if ratio < 10 else 0))


def habit_said(ratio: float | None, say: Say) -> str:
    """How an account did against its habit."""
    return say("report.account.new") if ratio is None else say("report.account.times", times=times_said(ratio, say))


def score_said(post, say: Say) -> str:
    """A post's score: 4,2×, at least that where it was seen younger than those it is compared with."""
    if pd.isna(post.score):
        return say(f"overview.score.{post.basis}")
    sentence = times_said(post.score, say)
    return say("overview.score.at_least", score=sentence, days=GROWN_DAYS) if post.basis == "at_least" else sentence


def set_said(post, say: Say) -> str:
    """Which interactions were counted for a post."""
    return say("overview.set.likes_comments_shares" if post.with_shares else "overview.set.likes_comments")


def post_rows(posts: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The first hundred posts as they are read."""
    return pd.DataFrame(
        [
            {
                say("column.account"): account_named(post.account, say),
                say("column.published_on"): say.short_day(post.published_on),
                say("column.post"): excerpt(post.caption),
                say("column.interactions"): say.number(post.interactions),
                say("column.habit"): "" if pd.isna(post.habit) else say.number(post.habit),
                say("column.score"): score_said(post, say),
                say("column.set"): set_said(post, say),
            }
            for post in posts.head(MOST_SHOWN).itertuples()
        ]
    )


def posts_filed(posts: pd.DataFrame, say: Say) -> pd.DataFrame:
    """All posts for a file, numbers unrounded."""
    columns = {
        "account": "column.account",
        "platform": "filter.platform",
        "post_id": "column.post_id",
        "published_on": "column.published_on",
        "kind": "column.kind",
        "caption": "column.post",
        "permalink": "column.permalink",
        "interactions": "column.interactions",
        "set": "column.set",
        "habit": "column.habit",
        "peers": "column.peers",
        "score": "column.score",
        "basis": "column.basis",
        "age_days": "column.age_days",
        "views": "measure.views",
        "reach": "measure.reach",
    }
    filed = posts.assign(
        set=[set_said(post, say) for post in posts.itertuples()],
        basis=posts["basis"].map(lambda basis: say(f"overview.basis.{basis}")),
        published_on=pd.to_datetime(posts["published_on"]).dt.strftime("%Y-%m-%d"),
    )
    return filed[list(columns)].rename(columns={name: say(key) for name, key in columns.items()})
