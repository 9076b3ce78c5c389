"""Jangkauan per Kabupaten/Kota: where the reach is, who leads, and the accounts behind it."""

import streamlit as st

from jangkau.metrics.office import facts
from jangkau.metrics.reach.change import usual_change
from jangkau.metrics.reach.coverage import coverage, province_level
from jangkau.metrics.reach.ranking import ranked_regions
from jangkau.metrics.reach.unmatched import unmatched
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.filters import period_name, view
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened
from jangkau.ui.parts import coverage_line, demo_badge, empty_office, finding, footnotes, table
from jangkau.ui.reach.parts import figures, leaders, left_over, region_accounts, region_choice, where
from jangkau.ui.reach.words import compared, remarks, sentence, table_filed, table_shown
from jangkau.ui.session import language

guard()
say = language()


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known = facts(warehouse)
    demo_badge(known, say)
    shown = view(warehouse, say, ("province", "measure", "period", "platform", "owner", "bakorwil"))
    if shown.scope.week is None:
        empty_office(say)
        return
    regions = ranked_regions(warehouse, shown.scope, shown.measure)
    ranked = regions.dropna(subset="rank").sort_values(["rank", "code"])
    change = usual_change(warehouse, shown.scope, shown.measure.metric)
    told = coverage(warehouse, shown.scope, shown.measure.metric, regions)
    finding(sentence(shown, ranked, change, say), compared(shown, change, say))
    figures(regions, shown, change, told, say)
    map_column, ranking_column = st.columns([1.65, 1], gap="medium")
    with map_column:
        where(warehouse, regions, shown, say)
    with ranking_column:
        leaders(warehouse, ranked, regions, shown, say)
    if code := region_choice(regions, say):
        region_accounts(warehouse, regions, shown, code, say)
    left_over(unmatched(warehouse, shown.scope), say)
    own = province_level(warehouse, shown.scope, shown.measure.metric)
    footnotes(coverage_line(told, known["definitions"], say), *remarks(regions, own, shown, say), say("source.line"))
    table(
        say("reach.table"),
        lambda: table_shown(regions, shown, say),
        lambda: table_filed(regions, shown, say),
        f"{shown.measure.name}-{shown.scope.province}-{period_name(shown.scope)}",
        say,
    )


opened(page)
