"""Ringkasan: how the week went, where, why, and what to do."""

import pandas as pd
import streamlit as st

from jangkau.findings.coverage import coverage_line
from jangkau.findings.reach.sentences import province_level_said, remarks
from jangkau.findings.week.sentences import movers_unit, overview_headline, posting_known, week_comparison
from jangkau.findings.week.week import Week, week_of
from jangkau.locales import Say
from jangkau.metrics.office import facts
from jangkau.metrics.reach.coverage import coverage, province_level
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.answers import answers
from jangkau.metrics.week.post_performance import posts_of_the_week
from jangkau.metrics.week.to_do import Task, to_do
from jangkau.ui.account.link import onward
from jangkau.ui.drawn import kept_links
from jangkau.ui.empty import NothingYet
from jangkau.ui.filters import view
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened
from jangkau.ui.overview.map import go_to_region, small_map
from jangkau.ui.overview.parts import cards, look, moves, on_the_lines
from jangkau.ui.overview.posts import best_told
from jangkau.ui.overview.rules import how_counted
from jangkau.ui.overview.tables import posts_table, regions_table
from jangkau.ui.overview.tasks import reachable, tasks
from jangkau.ui.parts import demo_badge, finding, footnotes, headed, one_below_another, rest
from jangkau.ui.session import language
from jangkau.ui.stamp import stamp
from jangkau.ui.trend import year

guard("overview")
say = language()
FILTERS = ("province", "period", "platform", "owner", "bakorwil", "region")


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    go_to_region()
    known = facts(warehouse)
    demo_badge(known, say)
    chosen = view(warehouse, say, FILTERS)
    if chosen is None:
        raise NothingYet
    look()
    week = week_of(warehouse, chosen)
    metric = week.view.measure.metric
    covered = coverage(warehouse, chosen.scope, metric, week.regions)
    stamp(covered, say)
    finding(overview_headline(week, say), week_comparison(week, say))
    cards(warehouse, week, answers(warehouse, chosen.scope), say)
    to_dos = to_do(warehouse, chosen.scope)
    if chosen.scope.weeks > 1:  # the lines then reach beyond the year below, which names its own events
        on_the_lines(week.past, say)
    pages = reachable()
    kept_links(warehouse, ("tasks", chosen.scope, pages), lambda: tasks(to_dos, pages, say), say)
    year(warehouse, week.view, metric, say)
    with rest("overview", say):
        details(warehouse, week, to_dos)
    footnotes(
        coverage_line(covered, known["definitions"], say),
        posting_known(week.figures, say),
        province_level_said(province_level(warehouse, chosen.scope, metric), week.view, say),
        *remarks(week.regions, week.view, say),
        say("source.line"),
    )


def details(warehouse: Warehouse, week: Week, to_dos: list[Task]) -> None:
    """Where it was, what moved and which posts did best, with the rules and the numbers behind them."""
    left, right = st.columns([1.5, 1], gap="medium")
    posts = posts_of_the_week(warehouse, week.view.scope)
    with left:
        small_map(warehouse, week, say)
        kept_links(warehouse, ("where-and-posts", week.view), lambda: where_and_posts(week, posts, say), say)
    with right:
        kept_links(warehouse, ("movers", week.view), lambda: movers(week, say), say)
    how_counted(week.headline, to_dos, say)
    regions_table(week, say)
    posts_table(posts, week.view, say)


def where_and_posts(week: Week, posts: pd.DataFrame, say: Say) -> str:
    """The way from the map to all regions, and the posts that did best. HTML."""
    title = headed(say("overview.posts"), say("overview.posts.unit"), "score", say)
    return one_below_another(onward(say("overview.map.more"), "reach", say), title, best_told(posts, say))


def movers(week: Week, say: Say) -> str:
    """What moved, with its reasons. HTML."""
    return one_below_another(headed(say("overview.movers"), movers_unit(week, say), "movers", say), moves(week, say))


opened("overview", page)
