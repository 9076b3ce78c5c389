"""Why a region moved, in the overview's words and with its links."""

import pandas as pd

from jangkau.charts.reach.regions import arrow
from jangkau.findings.captions import excerpt
from jangkau.locales import Say
from jangkau.ui.account.link import account_there, post_link
from jangkau.ui.text import plain_html

NAMES = 4


def reason_said(move, events: pd.DataFrame, say: Say) -> str:
    """Why a region moved, as far as the data show it. HTML; the account and the post lead on."""
    if move.reason in ("shock", "eased", "meetup"):
        event = events[events["event_id"] == move.event].iloc[0]
        day = say.short_day(pd.Timestamp(event["starts_on"]).date())
        after = plain_html(say(f"overview.reason.{move.reason}", event=event["name"], day=day))
        after = f'<b class="{event["kind"]}">◆</b>&nbsp;{after}'
        return after if pd.isna(move.account) else f"{after}; {account_moved(move, say)}"
    if move.reason == "none":
        return plain_html(say("overview.reason.none"))
    account = account_there(move.account, say, move.owner)
    if move.reason == "silent":
        return f"{account}: {plain_html(say('overview.reason.silent', time=say.lasting(move.days_silent)))}"
    if move.reason == "post":
        caption = excerpt(move.caption, 48) or say("overview.post.untitled")
        return f"{account}: {post_link(caption, move.permalink)}, {seen(move, say)}"
    return account_moved(move, say)


def account_moved(move, say: Say) -> str:
    """An account and its own change, or that it came from nothing. HTML."""
    account = account_there(move.account, say, move.owner)
    if pd.isna(move.account_change):
        return f"{account}: {plain_html(say('overview.reason.from_nothing', amount=say.short(move.account_total)))}"
    moved = move.account_total - move.account_before  # of a single account: told in absolute numbers
    return f"{account} {arrow(moved)}&nbsp;{plain_html(say.short(abs(moved)))}"


def seen(post, say: Say) -> str:
    """How many saw a post, or acted on it where nobody tells who saw it."""
    for measure in ("reach", "views"):
        if pd.notna(getattr(post, f"post_{measure}")):
            return plain_html(say(f"measure.{measure}.amount", amount=say.short(getattr(post, f"post_{measure}"))))
    return plain_html(say("measure.interactions.amount", amount=say.short(post.post_interactions)))
