"""The posts that did best against what their own accounts are used to."""

import pandas as pd
import streamlit as st

from jangkau.findings.captions import excerpt
from jangkau.findings.week.posts import score_said
from jangkau.locales import Say
from jangkau.metrics.week.post_performance import best_of
from jangkau.ui.account.link import account_link, post_link
from jangkau.ui.text import plain_html

POSTS = 5


def best_posts(posts: pd.DataFrame, say: Say, of_one: bool = False) -> None:
    """The posts that did best against their own account's habit; `of_one`: all are of the account that the page is about."""
    st.html(best_told(posts, say, of_one))


def best_told(posts: pd.DataFrame, say: Say, of_one: bool = False) -> str:
    """The same as HTML."""
    best = best_of(posts).head(POSTS)
    if best.empty:
        why = "none" if posts.empty else "usual" if posts["score"].notna().any() else "few"
        return f'<p class="unit">{plain_html(say(f"overview.posts.{why}"))}</p>'
    return f'<table class="posts">{"".join(post_row(post, say, of_one) for post in best.itertuples())}</table>'


def post_row(post, say: Say, of_one: bool) -> str:
    """A post with its score, its account and what is usual there. HTML."""
    day = say.short_day(post.published_on)
    account = account_link(post.account, say, post.owner)
    whose = day if of_one else f"{account} · {plain_html(say(f'platform.{post.platform}'))} · {day}"
    against = say("overview.posts.against", amount=say.short(post.interactions), habit=say.short(post.habit))
    return (
        f'<tr><td class="score">{plain_html(score_said(post, say))}</td><td>{whose}<br>'
        f"{post_link(excerpt(post.caption) or say('overview.post.untitled'), post.permalink)}"
        f'<p class="usual">{plain_html(against)}</p></td></tr>'
    )
