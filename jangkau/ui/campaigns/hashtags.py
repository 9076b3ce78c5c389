"""Hashtags: which rise, which many accounts share, and which one account uses alone; spellings of one stand together."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.hashtags import MOST, rising, shared
from jangkau.locales import Say
from jangkau.metrics.campaigns.hashtags import FEW, hashtags
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.metrics.scope import Scope
from jangkau.ui.account.link import account_link
from jangkau.ui.campaigns.looked import Looked, lines
from jangkau.ui.filters import before_said, period_said
from jangkau.ui.parts import finding, heading, table
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

ALONE, SAID, ROWS_SHOWN = 12, 6, 300


def tags(looked: Looked) -> tuple:
    """The whole section; gives its coverage and further notes. What no hashtag belongs to has no part of its own."""
    say = looked.say
    found = hashtags(looked.warehouse, looked.scope)
    found = found.assign(touched=[touched(row, say) for row in found.itertuples()])
    risen = found[found["state"] == "rising"].assign(rise=lambda rows: rows["compared_posts"] - rows["compared_before"])
    risen = risen.sort_values("rise", ascending=False, kind="stable")
    many = found[found["accounts"] > 1].sort_values("accounts", ascending=False, kind="stable")
    one = found[found["state"] == "alone"].sort_values("posts", ascending=False, kind="stable")
    covered = post_coverage(looked.warehouse, looked.scope)
    finding(sentence(risen, many, covered.accounts_with_data, looked), compared(found, many, risen, looked))
    if len(found):
        left, right = st.columns(2, gap="large")
        with left:
            compare(looked, found, risen)
        with right:
            rest = say("campaign.tags.shared.rest", shown=MOST, n=len(many)) if len(many) > MOST else ""
            heading(say("campaign.tags.shared"), say("campaign.tags.shared.unit") + rest)
            drawn(looked, "shared", many, lambda: shared(many, say, palette()))
    if len(one):
        alone(looked, one)
    table(
        say("campaign.tags.table"),
        lambda: tags_shown(found, say),
        lambda: found.drop(columns="touched"),
        looked.file("tagar"),
        say,
    )
    return covered, [say("campaign.tags.rules"), say("campaign.tags.rules.rising")]


def compare(looked: Looked, found: pd.DataFrame, risen: pd.DataFrame) -> None:
    """What rises among the accounts that can be compared, or that none can."""
    say, accounts = looked.say, int(found["comparable_accounts"].iloc[0])
    heading(
        say("campaign.tags.rising"), say("campaign.tags.rising.unit", before=before(looked.scope, say), few=FEW, n=accounts)
        if accounts else say("campaign.tags.rising.untold", before=before(looked.scope, say)),
    )  # fmt: skip
    if accounts:
        drawn(looked, "rising", risen, lambda: rising(risen, say, palette()))


def before(scope: Scope, say: Say) -> str:
    """The period before: the week by its number, or its days with both years."""
    if scope.weeks == 1:
        return before_said(scope, say)
    return say("period.before", n=scope.weeks, days=say.days(scope.before().first_week, scope.before().sunday))


def drawn(looked: Looked, name: str, rows: pd.DataFrame, figure) -> None:
    """A picture of hashtags, or that there are none."""
    if rows.empty:
        lines("unit", looked.say(f"campaign.tags.{name}.none"))
        return
    looked.picture((name,), figure, lambda: tags_said(name, rows, looked.say))


def alone(looked: Looked, rows: pd.DataFrame) -> None:
    """Hashtags that one account alone used, the most often first."""
    say = looked.say
    heading(say("campaign.tags.alone"), say("campaign.tags.alone.unit", shown=min(len(rows), ALONE), n=len(rows)))
    told = "".join(
        f"<span><b>#{plain_html(row.spelled)}</b> {account_link(row.only_account, say)} "
        f"{plain_html(say('campaign.carried.posts', n=int(row.posts)))}</span>"
        for row in rows.head(ALONE).itertuples()
    )
    st.html(f'<div class="alone">{told}</div>')


def touched(row, say: Say) -> str:
    """What a hashtag says when touched: posts, those that can be compared, accounts of either side, its spellings."""
    spellings = " ".join(f"#{name}" for name in str(row.spellings).split()[:6])
    posts = say("campaign.carried.posts", n=int(row.posts))
    if row.comparable_accounts:
        posts += f"<br>{say('campaign.tags.posts', before=say.number(row.compared_before), n=int(row.compared_posts))}"
    accounts = say(
        "campaign.tags.accounts", government=say.number(row.government_accounts), community=say.number(row.community_accounts)
    )
    return f"<b>#{plain_html(row.spelled)}</b><br>{posts}<br>{accounts}<br>{plain_html(spellings)}"


def sentence(risen: pd.DataFrame, many: pd.DataFrame, accounts: int, looked: Looked) -> str:
    """The hashtag that rose most; where none rose, the one that most accounts share. `accounts`: with a post with a text."""
    say, period = looked.say, period_said(looked.scope, looked.say)
    if len(risen):
        row = risen.iloc[0]
        told = say.number(row["compared_before"])
        return say("campaign.tags.title", tag=f"#{row['spelled']}", before=told, n=int(row["compared_posts"]))
    if len(many):
        return say("campaign.tags.title.shared", tag=f"#{many['spelled'].iloc[0]}", n=int(many["accounts"].iloc[0]))
    return say("campaign.tags.title.none" if accounts else "campaign.carry.title.no_data", period=period)


def compared(found: pd.DataFrame, many: pd.DataFrame, risen: pd.DataFrame, looked: Looked) -> str:
    """How many hashtags several accounts share, how many of those rise, and how many one account uses alone."""
    say = looked.say
    counts = {"shared": len(many), "rising": len(risen), "alone": int((found["state"] == "alone").sum())}
    told = ", ".join(say(f"campaign.tags.count.{name}", n=count) for name, count in counts.items() if count)
    return say("campaign.tags.compared", place=looked.view.place, period=period_said(looked.scope, say)) + (
        f" {told[0].upper()}{told[1:]}." if told else ""
    )


def tags_said(name: str, rows: pd.DataFrame, say: Say) -> str:
    """The first hashtags in words: how they rose, or how many accounts share them."""
    if name == "rising":
        told = [
            say("campaign.tags.posts", before=say.number(row.compared_before), n=int(row.compared_posts))
            for row in rows.head(SAID).itertuples()
        ]
    else:
        told = [say("campaign.tags.alt.accounts", n=int(row.accounts)) for row in rows.head(SAID).itertuples()]
    return "; ".join(f"#{tag}: {words}" for tag, words in zip(rows["spelled"], told, strict=False)) + "."


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
            say("campaign.column.compared"): [risen_said(row, say) for row in rows],
            say("owner.government"): [say.number(row["government_accounts"]) for row in rows],
            say("owner.community"): [say.number(row["community_accounts"]) for row in rows],
            say("measure.views"): ["–" if pd.isna(row["views"]) else say.number(row["views"]) for row in rows],
        }
    )


def risen_said(row: dict, say: Say) -> str:
    """Posts before and now of the accounts that can be compared; a dash where none can."""
    return f"{say.number(row['compared_before'])} → {say.number(row['compared_posts'])}" if row["comparable_accounts"] else "–"
