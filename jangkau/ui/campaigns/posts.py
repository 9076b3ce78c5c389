"""Posts as other people wrote them: text alone, shortened, linked to the original, with what was found in each."""

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.ui.account.link import account_link, post_link
from jangkau.ui.text import excerpt, plain_html

POSTS, LETTERS = 6, 110


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
        f'<td>{about}<br>{post_link(words, post.permalink)}<p class="usual">{found(post.matched, say)}</p></td></tr>'
    )


def found(matched: object, say: Say) -> str:
    """What was found in a post, each pattern as it is written. HTML."""
    patterns = [part for part in str(matched).split(" | ") if part] if isinstance(matched, str) else []
    return f"{plain_html(say('campaign.matched'))} {' '.join(f'<mark>{plain_html(pattern)}</mark>' for pattern in patterns)}"


def shown(posts: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The posts as a table is read."""
    return pd.DataFrame(
        {
            say("campaign.column.account"): [f"@{handle}" for handle in posts["handle"]],
            say("campaign.column.platform"): [say(f"platform.{name}") for name in posts["platform"]],
            say("campaign.column.day"): ["" if pd.isna(day) else say.short_day(day) for day in posts["published_on"]],
            say("campaign.column.post"): [excerpt(caption, LETTERS) for caption in posts["caption"]],
            say("campaign.column.matched"): [text if isinstance(text, str) else "" for text in posts["matched"]],
            say("measure.views"): ["–" if pd.isna(amount) else say.number(amount) for amount in posts["views"]],
            say("measure.interactions"): ["–" if pd.isna(amount) else say.number(amount) for amount in posts["interactions"]],
        }
    )
