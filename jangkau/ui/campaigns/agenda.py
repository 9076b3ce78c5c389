"""Agendas: who posted about them, in time or not, how fast, and what both sides reached with them."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.response_curve import response_curve
from jangkau.findings.campaigns.agenda import agenda_comparison, agenda_headline, response_rows, speed_said
from jangkau.findings.campaigns.leverage import leverage_rows
from jangkau.findings.campaigns.posts import post_rows
from jangkau.findings.campaigns.responded import responded
from jangkau.findings.period import period_said
from jangkau.metrics.campaigns.agenda_response import agenda_posts, agenda_response
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.campaigns.mentions import ties
from jangkau.metrics.campaigns.post_coverage import post_coverage, response_coverage
from jangkau.metrics.campaigns.response_time import ResponseTime
from jangkau.ui.account.link import to_the_register
from jangkau.ui.campaigns.agenda_list import agenda_list
from jangkau.ui.campaigns.agenda_matrix import matrix
from jangkau.ui.campaigns.around import around
from jangkau.ui.campaigns.choices import one_of
from jangkau.ui.campaigns.late import latecomers
from jangkau.ui.campaigns.posts import post_list
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.campaigns.undelivered import not_arrived
from jangkau.ui.parts import finding, heading, rest, table
from jangkau.ui.session import palette

TABLED = 30  # posts in the table on the page; the file holds all


def agendas(section: PageSection) -> tuple:
    """The whole section; gives its coverage and further notes. Without an agenda in the period: those of half a year."""
    say = section.say
    response, earlier = asked(section), False
    if response.empty:
        section, earlier = section.longer(), True
        response = asked(section)
    if response.empty:
        return no_agenda(section)
    answered = section.kept(("responded",), lambda: responded(response))
    shares = answered.shares
    finding(agenda_headline(shares, answered.whole, earlier, section), agenda_comparison(answered, section))
    levers = section.kept(("leverage",), lambda: delivered_leverage(section.warehouse, section.scope))
    latecomers(section, response)
    not_arrived(section)
    with rest("campaigns", say):
        agenda_list(shares, levers, section)
        matrix(section, response, shares)
        left, right = st.columns(2, gap="large")
        with left:
            speed(section, answered.sides)
        with right:
            around(section)
        examples(section, response, shares)
    table(
        say("campaign.agenda.table"),
        lambda: response_rows(response, section),
        lambda: response,
        section.file("respons-agenda"),
        say,
    )
    table(say("campaign.leverage.table"), lambda: leverage_rows(levers, say), lambda: levers, section.file("daya-ungkit"), say)
    covered = section.kept(("covered",), lambda: response_coverage(section.warehouse, section.scope, response))
    return covered, [say("campaign.agenda.rules"), say("campaign.leverage.note")]


def asked(section: PageSection) -> pd.DataFrame:
    """What each expected account did about each agenda of the period."""
    return agenda_response(section.warehouse, section.scope)


def no_agenda(section: PageSection) -> tuple:
    """Neither in the period nor in the half year before: what to do about it."""
    say = section.say
    nobody = ties(section.warehouse, section.scope).empty
    title = "campaign.agenda.title.nobody" if nobody else "campaign.agenda.title.no_agenda"
    finding(say(title, period=period_said(section.scope, say), place=section.view.place), say("campaign.agenda.none.how"))
    to_the_register("events", say)
    not_arrived(section.longer())  # a campaign, if there is one
    return post_coverage(section.warehouse, section.scope), []


def speed(section: PageSection, times: dict[str, ResponseTime]) -> None:
    """How the share that has posted rises over 72 hours, with those that have not kept in."""
    say = section.say
    heading(say("campaign.curve"), say("campaign.curve.unit"), "response_time", say)
    if not times:
        lines("unit", say("campaign.curve.none"))
        return
    said = [speed_said(owner, time, say) for owner, time in times.items()]
    curves = {owner: time.curve for owner, time in times.items()}
    section.picture(("curve",), lambda: response_curve(curves, say, palette()), lambda: " ".join(said))
    lines("unit", *said)


def examples(section: PageSection, response: pd.DataFrame, shares: pd.DataFrame) -> None:
    """The most seen posts that were counted for one agenda, with what was found in each, and all of them as a table."""
    say = section.say
    names = dict(zip(shares["event_id"], shares["agenda"], strict=True))
    heading(say("campaign.agenda.posts"), say("campaign.agenda.posts.unit"))
    event = one_of("agenda", list(names), say, lambda key: names.get(key, key))
    posts = section.kept(("agenda posts", event), lambda: agenda_posts(section.warehouse, response, event))
    post_list(posts, say)
    if len(posts):
        table(
            say("campaign.posts.table"),
            lambda: post_rows(posts.head(TABLED), say),
            lambda: posts,
            section.file(f"unggahan-{event}"),
            say,
        )
