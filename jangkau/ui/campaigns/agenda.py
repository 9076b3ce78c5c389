"""Agendas: who posted about them, in time or not, how fast, and what both sides reached with them."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.response_curve import response_curve
from jangkau.metrics.campaigns.agenda_response import agenda_posts, agenda_response
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.campaigns.mentions import ties
from jangkau.metrics.campaigns.post_coverage import post_coverage, response_coverage
from jangkau.metrics.campaigns.response_time import ResponseTime
from jangkau.ui.campaigns.agenda_cells import matrix
from jangkau.ui.campaigns.agenda_found import responded
from jangkau.ui.campaigns.agenda_list import agenda_list, leverage_shown
from jangkau.ui.campaigns.agenda_words import compared, response_shown, sentence, speed_said
from jangkau.ui.campaigns.around import around
from jangkau.ui.campaigns.choices import one_of
from jangkau.ui.campaigns.looked import Looked, lines
from jangkau.ui.campaigns.posts import post_list, shown
from jangkau.ui.filters import period_said
from jangkau.ui.parts import finding, heading, table
from jangkau.ui.session import palette

TABLED = 30  # posts in the table on the page; the file holds all


def agendas(looked: Looked) -> tuple:
    """The whole section; gives its coverage and further notes. Without an agenda in the period: those of half a year."""
    say = looked.say
    response, earlier = asked(looked), False
    if response.empty:
        looked, earlier = looked.longer(), True
        response = asked(looked)
    if response.empty:
        return no_agenda(looked)
    found = looked.kept(("responded",), lambda: responded(response))
    shares = found.shares
    finding(sentence(shares, found.whole, earlier, looked), compared(found, looked))
    levers = looked.kept(("leverage",), lambda: delivered_leverage(looked.warehouse, looked.scope))
    agenda_list(shares, levers, looked)
    matrix(looked, response, shares)
    left, right = st.columns(2, gap="large")
    with left:
        speed(looked, found.sides)
    with right:
        around(looked)
    examples(looked, response, shares)
    table(
        say("campaign.agenda.table"),
        lambda: response_shown(response, looked),
        lambda: response,
        looked.file("respons-agenda"),
        say,
    )
    table(say("campaign.leverage.table"), lambda: leverage_shown(levers, say), lambda: levers, looked.file("daya-ungkit"), say)
    covered = response_coverage(looked.warehouse, looked.scope, response)
    return covered, [say("campaign.agenda.rules"), say("campaign.leverage.note")]


def asked(looked: Looked) -> pd.DataFrame:
    """What each expected account did about each agenda of the period."""
    return agenda_response(looked.warehouse, looked.scope)


def no_agenda(looked: Looked) -> tuple:
    """Neither in the period nor in the half year before: what to do about it."""
    say = looked.say
    nobody = ties(looked.warehouse, looked.scope).empty
    title = "campaign.agenda.title.nobody" if nobody else "campaign.agenda.title.no_agenda"
    finding(say(title, period=period_said(looked.scope, say), place=looked.view.place), say("campaign.agenda.none.how"))
    return post_coverage(looked.warehouse, looked.scope), []


def speed(looked: Looked, times: dict[str, ResponseTime]) -> None:
    """How the share that has posted rises over 72 hours, with those that have not kept in."""
    say = looked.say
    heading(say("campaign.curve"), say("campaign.curve.unit"), "response_time", say)
    if not times:
        lines("unit", say("campaign.curve.none"))
        return
    said = [speed_said(owner, time, say) for owner, time in times.items()]
    curves = {owner: time.curve for owner, time in times.items()}
    looked.picture(("curve",), lambda: response_curve(curves, say, palette()), lambda: " ".join(said))
    lines("unit", *said)


def examples(looked: Looked, response: pd.DataFrame, shares: pd.DataFrame) -> None:
    """The most seen posts that were counted for one agenda, with what was found in each, and all of them as a table."""
    say = looked.say
    names = dict(zip(shares["event_id"], shares["agenda"], strict=True))
    heading(say("campaign.agenda.posts"), say("campaign.agenda.posts.unit"))
    event = one_of("agenda", list(names), say, lambda key: names.get(key, key))
    posts = looked.kept(("agenda posts", event), lambda: agenda_posts(looked.warehouse, response, event))
    post_list(posts, say)
    if len(posts):
        table(
            say("campaign.posts.table"),
            lambda: shown(posts.head(TABLED), say),
            lambda: posts,
            looked.file(f"unggahan-{event}"),
            say,
        )
