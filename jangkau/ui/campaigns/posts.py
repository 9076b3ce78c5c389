"""Posts as other people wrote them: text alone, shortened, linked to the original, with what was found in each."""

import pandas as pd
import streamlit as st

from jangkau.findings.campaigns.posts import LETTERS
from jangkau.findings.captions import excerpt
from jangkau.locales import Say
from jangkau.ui.account.link import account_link, post_link
from jangkau.ui.text import plain_html

POSTS = 6


def post_list(posts: pd.DataFrame, say: Say) -> None:
    """The first posts of metrics.theme_posts."""
    if posts.empty:
        st.html(f'<p class="unit">{plain_html(say("campaign.posts.none"))}</p>')
        return
    st.html(f'<table class="posts">{"".join(row(post, say) for post in posts.head(POSTS).itertuples())}</table>')


def row(post, say: Say) -> str:
    """One post. HTML; whatever a person wrote is made harmless."""
    views = "–" if pd.isna(post.views) else say.short(post.views)
    day = "" if pd.isna(post.published_on) else say.short_day(post.published_on)
    about = f"{account_link(post.account, say, post.owner)} · {plain_html(say(f'platform.{post.platform}'))} · {plain_html(day)}"
    words = excerpt(post.caption, LETTERS) or say("campaign.post.untitled")
    return (
        f'<tr><td class="score">{plain_html(views)}<p class="usual">{plain_html(say("measure.views.inline"))}</p></td>'
        f'<td>{about}<br>{post_link(words, post.permalink)}<p class="usual">{matched_said(post.matched, say)}</p></td></tr>'
    )


def matched_said(matched: object, say: Say) -> str:
    """What was found in a post, each pattern as it is written. HTML."""
    patterns = [part for part in str(matched).split(" | ") if part] if isinstance(matched, str) else []
    return f"{plain_html(say('campaign.matched'))} {' '.join(f'<mark>{plain_html(pattern)}</mark>' for pattern in patterns)}"
