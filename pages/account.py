"""One account: its series with events, its posts, the exports that fed it, and its gaps."""

import streamlit as st

from jangkau.findings.period import days_said
from jangkau.findings.week.posts import post_rows, posts_filed
from jangkau.metrics.account.account_audience import account_audience
from jangkau.metrics.account.account_view import account_card, account_gaps, account_imports, account_metrics
from jangkau.metrics.office import facts
from jangkau.metrics.scope import Place
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.metrics.week.post_performance import account_scores
from jangkau.ui.account.audience import audience
from jangkau.ui.account.parts import best, exports, facts_line, gaps, not_known, series, span
from jangkau.ui.event_list import event_list
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened
from jangkau.ui.overview.parts import look
from jangkau.ui.parts import demo_badge, finding, footnotes, heading, table
from jangkau.ui.session import kept, language

guard("account")
say = language()


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known, account = facts(warehouse), kept("account")
    demo_badge(known, say)
    card = account_card(warehouse, account) if account else None
    look()
    if card is None:
        not_known(account, say)
        return
    finding(f"@{card['handle']}", facts_line(card, say))
    days = span(card, say)
    if days is None:
        st.info(say("account.no_data"))
        return
    first, last = days
    where = Place(card["province_code"] or "", regency=card["regency_code"]) if card["registered"] else Place("")
    events = events_between(warehouse, where, first, last)
    series(account_metrics(warehouse, account, first, last), card, first, last, events, say)
    event_list(events, first, last, say)
    audience(account_audience(warehouse, account), card, say)
    posts = account_scores(warehouse, account, first, last)
    heading(say("account.posts"), say("account.posts.unit", days=days_said(first, last, say), n=len(posts)), "score", say)
    best(posts, say)
    name = f"unggahan-{card['handle']}"
    table(say("overview.posts.table"), lambda: post_rows(posts, say), lambda: posts_filed(posts, say), name, say)
    left, right = st.columns([1.6, 1], gap="medium")
    with left:
        exports(account_imports(warehouse, account), say)
    with right:
        gaps(account_gaps(warehouse, account, first, last), say)
    footnotes(say("account.definitions", definitions=known["definitions"]), say("source.line"))


opened("account", page)
