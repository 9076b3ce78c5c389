"""The posts of the week, or of an account, as a table and as a file."""

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.filters import View, period_name
from jangkau.ui.overview.week import Week
from jangkau.ui.parts import table
from jangkau.ui.reach.words import table_filed, table_shown
from jangkau.ui.text import excerpt
from jangkau.ui.week_words import score_said, set_said

MOST_SHOWN = 100


def regions_table(week: Week, say: Say) -> None:
    """All regions of the map, as on the page that ranks them."""
    name = f"{week.view.measure.name}-{week.view.scope.province}-{period_name(week.view.scope)}"
    regions, view = week.regions, week.view
    table(say("reach.table"), lambda: table_shown(regions, view, say), lambda: table_filed(regions, view, say), name, say)


def posts_table(posts: pd.DataFrame, view: View, say: Say) -> None:
    """All posts of the period with their scores."""
    name = f"unggahan-{view.scope.province}-{period_name(view.scope)}"
    table(say("overview.posts.table"), lambda: posts_shown(posts, say), lambda: posts_filed(posts, say), name, say)


def posts_shown(posts: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The first hundred posts as they are read."""
    return pd.DataFrame(
        [
            {
                say("column.account"): post.account,
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
