"""Hashtags: which rise, which many accounts share, and which one account uses alone; spellings of one stand together."""

import pandas as pd
import streamlit as st

from charts.hashtags import MOST, rising, shared
from locales import Say
from metrics.hashtags import FEW, hashtags
from metrics.post_coverage import post_coverage
from ui.account.link import account_link
from ui.campaigns.looked import Looked, lines
from ui.filters import before_said, period_said
from ui.parts import finding, heading, table
from ui.session import palette
from ui.text import plain_html

ALONE, ROWS_SHOWN = 12, 300


def tags(looked: Looked) -> tuple:
    """The whole section; gives its coverage and further notes."""
    say = looked.say
    found = hashtags(looked.warehouse, looked.scope)
    found = found.assign(touched=[touched(row, say) for row in found.itertuples()])
    risen = found[found["state"] == "rising"].assign(rise=lambda rows: rows["posts"] - rows["posts_before"])
    risen = risen.sort_values("rise", ascending=False, kind="stable")
    many = found[found["accounts"] > 1].sort_values("accounts", ascending=False, kind="stable")
    finding(sentence(risen, many, looked), compared(found, looked))
    left, right = st.columns(2, gap="large")
    with left:
        heading(say("campaign.tags.rising"), say("campaign.tags.rising.unit", before=before_said(looked.scope, say), n=FEW))
        drawn(looked, "rising", risen, lambda: rising(risen, say, palette()))
    with right:
        heading(say("campaign.tags.shared"), say("campaign.tags.shared.unit", shown=min(len(many), MOST), n=len(many)))
        drawn(looked, "shared", many, lambda: shared(many, say, palette()))
    alone(looked, found[found["state"] == "alone"].sort_values("posts", ascending=False, kind="stable"))
    table(
        say("campaign.tags.table"),
        lambda: tags_shown(found, say),
        lambda: found.drop(columns="touched"),
        looked.file("tagar"),
        say,
    )
    return post_coverage(looked.warehouse, looked.scope), [say("campaign.tags.rules")]


def drawn(looked: Looked, name: str, rows: pd.DataFrame, figure) -> None:
    """A picture of hashtags, or that there are none."""
    if rows.empty:
        lines("unit", looked.say(f"campaign.tags.{name}.none"))
        return
    looked.picture((name,), figure, lambda: tags_said(rows, looked.say))


def alone(looked: Looked, rows: pd.DataFrame) -> None:
    """Hashtags that one account alone used, the most often first."""
    say = looked.say
    heading(say("campaign.tags.alone"), say("campaign.tags.alone.unit", shown=min(len(rows), ALONE), n=len(rows)))
    told = "".join(
        f"<span><b>#{plain_html(row.spelled)}</b> {account_link(row.only_account, say)} "
        f"{plain_html(say('campaign.carried.posts', n=int(row.posts)))}</span>"
        for row in rows.head(ALONE).itertuples()
    )
    st.html(f'<div class="alone">{told or plain_html(say("campaign.tags.alone.none"))}</div>')


def touched(row, say: Say) -> str:
    """What a hashtag says when touched: posts now and before, accounts of either side, its spellings."""
    spellings = " ".join(f"#{name}" for name in str(row.spellings).split()[:6])
    posts = say("campaign.tags.posts", before=say.number(row.posts_before), n=int(row.posts))
    accounts = say(
        "campaign.tags.accounts", government=say.number(row.government_accounts), community=say.number(row.community_accounts)
    )
    return f"<b>#{plain_html(row.spelled)}</b><br>{posts}<br>{accounts}<br>{plain_html(spellings)}"


def sentence(risen: pd.DataFrame, many: pd.DataFrame, looked: Looked) -> str:
    """The hashtag that rose most; where none rose, the one that most accounts share."""
    say, period = looked.say, period_said(looked.scope, looked.say)
    if len(risen):
        row = risen.iloc[0]
        before = say.number(row["posts_before"])
        return say("campaign.tags.title", tag=f"#{row['spelled']}", before=before, n=int(row["posts"]))
    if len(many):
        return say("campaign.tags.title.shared", tag=f"#{many['spelled'].iloc[0]}", n=int(many["accounts"].iloc[0]))
    return say("campaign.tags.title.none", period=period)


def compared(found: pd.DataFrame, looked: Looked) -> str:
    """How many hashtags there were, and how many of each kind."""
    say, states = looked.say, found["state"].value_counts()
    counts = [
        say(f"campaign.tags.count.{state}", n=int(states[state]))
        for state in ("rising", "shared", "alone", "gone")
        if state in states
    ]
    period = period_said(looked.scope, say)
    return say(
        "campaign.tags.compared",
        place=looked.view.place,
        period=period,
        before=before_said(looked.scope, say),
        counts=say.listed(counts) or "–",
    )


def tags_said(rows: pd.DataFrame, say: Say) -> str:
    """The first hashtags in words."""
    return " ".join(
        say(
            "campaign.tags.alt",
            tag=f"#{row.spelled}",
            before=say.number(row.posts_before),
            accounts=say.number(row.accounts),
            n=int(row.posts),
        )
        for row in rows.head(6).itertuples()
    )


def tags_shown(found: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every hashtag as it is read; the first 300, all of them in the file."""
    rows = found.head(ROWS_SHOWN).to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.tag"): [f"#{row['spelled']}" for row in rows],
            say("campaign.column.spellings"): [
                " ".join(f"#{name}" for name in str(row["spellings"]).split()[:6]) for row in rows
            ],
            say("campaign.column.state"): [say(f"campaign.tags.state.{row['state']}") for row in rows],
            say("campaign.column.posts"): [say.number(row["posts"]) for row in rows],
            say("campaign.column.before"): [say.number(row["posts_before"]) for row in rows],
            say("owner.government"): [say.number(row["government_accounts"]) for row in rows],
            say("owner.community"): [say.number(row["community_accounts"]) for row in rows],
            say("measure.views"): ["–" if pd.isna(row["views"]) else say.number(row["views"]) for row in rows],
        }
    )
