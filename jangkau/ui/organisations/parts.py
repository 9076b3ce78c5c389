"""The parts of the page of organisations, each from the frames that metrics gave."""

import pandas as pd
import streamlit as st

from jangkau.charts.organisations.kind_states import kind_states
from jangkau.findings.organisations import sentences
from jangkau.findings.organisations.tables import place_of
from jangkau.findings.period import period_said
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.organisations.organisations import organisation_kinds
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.account.link import account_link, link, page_address, to_the_register
from jangkau.ui.drawn import kept_chart
from jangkau.ui.parts import heading, read
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

FIRST = 10  # rows that stand open
HEADS = ("name", "posts", "habit", "agenda")


def look() -> None:
    """The rules of the page's own parts."""
    st.html(f"<style>{read('organisations/style.css')}</style>")


def kinds(warehouse: Warehouse, rows: pd.DataFrame, view: View, kind: str, say: Say) -> None:
    """How many of each kind did what is expected; nothing where nothing is."""
    counts = organisation_kinds(rows)
    if not counts["with_minimum"].sum():
        st.html(f'<p class="unit">{plain_html(say("organisation.no_minimum.how"))}</p>')
        to_the_register("organisations", say)
        return
    heading(
        say("organisation.kinds.title"), say("organisation.kinds.unit", period=period_said(view.scope, say)), "organisations", say
    )
    kept_chart(
        warehouse,
        ("organisations", view.scope, kind),
        lambda: kind_states(counts, say, palette()),
        lambda: sentences.kinds_said(counts, say),
        say,
        filed=lambda: counts,
    )


def listed(rows: pd.DataFrame, view: View, say: Say) -> None:
    """Each organisation in a row, those that want looking after first; never by size."""
    heading(say("organisation.list"), say("organisation.list.unit"))
    heads = "".join(f"<span>{plain_html(say(f'organisation.head.{name}'))}</span>" for name in HEADS)
    lines = [line(row, view, say) for row in rows.to_dict("records")]
    more = say("organisation.list.more", n=len(lines) - FIRST)
    rest = f"<details><summary>{plain_html(more)}</summary>{''.join(lines[FIRST:])}</details>" if len(lines) > FIRST else ""
    st.html(f'<div class="organisations"><div class="head">{heads}</div>{"".join(lines[:FIRST])}{rest}</div>')


def line(row: dict, view: View, say: Say) -> str:
    """One organisation. HTML."""
    state = plain_html(say(f"organisation.state.{row['state']}"))
    weeks, peers = sentences.weeks_said(row, say), sentences.peers_said(row, say)
    followers = "" if pd.isna(row["followers"]) else sentences.followers_said(row, say)
    cells = (
        link(row["name"], page_address("organisations", say, organisation=row["organisation"]))
        + small(f"{sentences.kind_said(row, say)} · {place_of(row, view)}"),
        f'<span class="{row["state"]}">{state}</span>' + small(sentences.posts_said(row, say)) + small(weeks),
        aside(sentences.habit_said(row, say), row["habit"]) + small(peers),
        aside(sentences.agenda_said(row, say), row["latest_agenda"]) + small(followers),
    )
    return f"<div>{''.join(f'<p>{cell}</p>' for cell in cells)}</div>"


def aside(words: str, found: object) -> str:
    """Words that step back where nothing was found, so that what was found is seen. HTML."""
    return plain_html(words) if isinstance(found, str) else f'<span class="unknown">{plain_html(words)}</span>'


def small(words: str) -> str:
    """Words below others, where there are any. HTML."""
    return f"<small>{plain_html(words)}</small>" if words else ""


def detail(row: dict, accounts: pd.DataFrame, agendas: pd.DataFrame, view: View, say: Say) -> None:
    """One organisation: what it did, its accounts with a way to their pages, and the agendas it was expected at."""
    own = accounts[accounts["organisation"] == row["organisation"]].to_dict("records")
    facts = [
        " · ".join((sentences.kind_said(row, say), place_of(row, view), say(f"organisation.state.{row['state']}"))),
        say("organisation.detail.posts", posts=sentences.posts_said(row, say), habit=sentences.habit_said(row, say)),
        say("organisation.detail.themes", themes=row["themes"] if isinstance(row["themes"], str) else "–"),
        say("organisation.detail.hoaxes", hoaxes=sentences.hoaxes_said(row, say)),
        say("organisation.detail.followers", followers=sentences.followers_said(row, say)),
    ]
    asked = agendas[agendas["organisation"] == row["organisation"]].to_dict("records")
    events = [event_said(event, say) for event in asked]
    links = "".join(f"<li>{account_line(account, say)}</li>" for account in own)
    told = "".join(f"<li>{plain_html(text)}</li>" for text in events)
    st.html(
        f'<div class="organisation"><h2 class="chart">{plain_html(row["name"])}</h2>'
        + "".join(f'<p class="unit">{plain_html(fact)}</p>' for fact in facts)
        + f'<p class="unit">{plain_html(say("organisation.detail.accounts", n=len(own)))}</p><ul>{links}</ul>'
        + (f'<p class="unit">{plain_html(say("organisation.detail.agendas"))}</p><ul>{told}</ul>' if told else "")
        + "</div>"
    )


def account_line(account: dict, say: Say) -> str:
    """An account, its posts of the period, and whether its exports tell all of them. HTML."""
    posts = "–" if pd.isna(account["posts"]) else say("organisation.posts", n=int(account["posts"]))
    told = "" if account["covered"] else f" · {say('organisation.not_told')}"
    words = f"{say('platform.' + account['platform'])} · {posts}{told}"
    return f"{account_link(account['account'], say, account['owner'])} {plain_html(words)}"


def event_said(event: dict, say: Say) -> str:
    """An agenda and what was done about it."""
    did = say(f"organisation.agenda.{event['status']}")
    return f"{event['agenda']} ({say.day(event['starts_on'])}): {did}"
