"""Hashtags: which rise, which many accounts share, and which one account uses alone; spellings of one stand together."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.hashtags import MOST, rising, shared
from jangkau.findings.campaigns.hashtags import (
    before_in_full,
    hashtag_comparison,
    hashtag_headline,
    tag_rows,
    tag_touched,
    tags_said,
)
from jangkau.metrics.campaigns.hashtags import FEW, hashtags
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.ui.account.link import account_there
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import finding, heading, table
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

ALONE = 12  # hashtags of one account that are named


def tags(section: PageSection) -> tuple:
    """The whole section; gives its coverage and further notes. What no hashtag belongs to has no part of its own."""
    say = section.say
    every = hashtags(section.warehouse, section.scope)
    every = every.assign(touched=[tag_touched(row, say) for row in every.itertuples()])
    risen = every[every["state"] == "rising"].assign(rise=lambda rows: rows["compared_posts"] - rows["compared_before"])
    risen = risen.sort_values("rise", ascending=False, kind="stable")
    many = every[every["accounts"] > 1].sort_values("accounts", ascending=False, kind="stable")
    single = every[every["state"] == "alone"].sort_values("posts", ascending=False, kind="stable")
    covered = post_coverage(section.warehouse, section.scope)
    finding(hashtag_headline(risen, many, covered.accounts_with_data, section), hashtag_comparison(every, many, risen, section))
    if len(every):
        left, right = st.columns(2, gap="large")
        with left:
            compare(section, every, risen)
        with right:
            rest = say("campaign.tags.shared.rest", listed=MOST, n=len(many)) if len(many) > MOST else ""
            heading(say("campaign.tags.shared"), say("campaign.tags.shared.unit") + rest)
            drawn(section, "shared", many, lambda: shared(many, say, palette()))
    if len(single):
        alone(section, single)
    table(
        say("campaign.tags.table"),
        lambda: tag_rows(every, say),
        lambda: every.drop(columns="touched"),
        section.file("tagar"),
        say,
    )
    return covered, [say("campaign.tags.rules"), say("campaign.tags.rules.rising")]


def compare(section: PageSection, every: pd.DataFrame, risen: pd.DataFrame) -> None:
    """What rises among the accounts that can be compared, or that none can."""
    say, accounts = section.say, int(every["comparable_accounts"].iloc[0])
    before = before_in_full(section.scope, say)
    unit = say("campaign.tags.rising.unit", before=before, few=FEW, n=accounts)
    heading(say("campaign.tags.rising"), unit if accounts else say("campaign.tags.rising.untold", before=before))
    if accounts:
        drawn(section, "rising", risen, lambda: rising(risen, say, palette()))


def drawn(section: PageSection, name: str, rows: pd.DataFrame, figure) -> None:
    """A picture of hashtags, or that there are none."""
    if rows.empty:
        lines("unit", section.say(f"campaign.tags.{name}.none"))
        return
    section.picture((name,), figure, lambda: tags_said(name, rows, section.say))


def alone(section: PageSection, rows: pd.DataFrame) -> None:
    """Hashtags that one account alone used, the most often first."""
    say = section.say
    heading(say("campaign.tags.alone"), say("campaign.tags.alone.unit", listed=min(len(rows), ALONE), n=len(rows)))
    tags = "".join(
        f"<span><b>#{plain_html(row.spelled)}</b> {account_there(row.only_account, say)} "
        f"{plain_html(say('campaign.carried.posts', n=int(row.posts)))}</span>"
        for row in rows.head(ALONE).itertuples()
    )
    st.html(f'<div class="alone">{tags}</div>')
