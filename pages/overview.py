"""Ringkasan: how the week went, where, why, and what to do."""

import streamlit as st

from jangkau.findings.coverage import coverage_line
from jangkau.findings.reach.sentences import province_level_said, remarks
from jangkau.findings.week.sentences import movers_unit, posting_known, week_comparison, week_headline
from jangkau.findings.week.week import week_of
from jangkau.metrics.office import facts
from jangkau.metrics.reach.coverage import coverage, province_level
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.answers import answers
from jangkau.metrics.week.post_performance import posts_of_the_week
from jangkau.metrics.week.to_do import to_do
from jangkau.ui.filters import view
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened
from jangkau.ui.overview.map import go_to_region, small_map
from jangkau.ui.overview.parts import cards, look, moves, on_the_lines
from jangkau.ui.overview.posts import best_posts
from jangkau.ui.overview.rules import how_counted
from jangkau.ui.overview.tables import posts_table, regions_table
from jangkau.ui.overview.tasks import tasks
from jangkau.ui.parts import demo_badge, empty_office, finding, footnotes, heading
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
        empty_office(say)
        return
    look()
    week = week_of(warehouse, chosen)
    metric = week.view.measure.metric
    covered = coverage(warehouse, chosen.scope, metric, week.regions)
    stamp(covered, say)
    finding(week_headline(week, say), week_comparison(week, say))
    cards(week, answers(warehouse, chosen.scope), say)
    on_the_lines(week.past, say)
    year(warehouse, week.view, metric, say)
    left, right = st.columns([1.5, 1], gap="medium")
    with left:
        small_map(warehouse, week, say)
    with right:
        heading(say("overview.movers"), movers_unit(week, say))
        moves(week, say)
    to_dos = to_do(warehouse, chosen.scope)
    with left:
        tasks(to_dos, say)
        how_counted(week.headline, to_dos, say)
    posts = posts_of_the_week(warehouse, chosen.scope)
    with right:
        heading(say("overview.posts"), say("overview.posts.unit"), "score", say)
        best_posts(posts, say)
    regions_table(week, say)
    posts_table(posts, week.view, say)
    footnotes(
        coverage_line(covered, known["definitions"], say),
        posting_known(week.figures, say),
        province_level_said(province_level(warehouse, chosen.scope, metric), week.view, say),
        *remarks(week.regions, week.view, say),
        say("source.line"),
    )


opened(page)
