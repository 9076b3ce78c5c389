"""Jangkauan per Kabupaten/Kota: where the reach is, who leads, and the accounts behind it."""

import streamlit as st

from metrics.change import regency_changes, weekly_change
from metrics.coverage import coverage, province_level
from metrics.office import facts
from metrics.ranking import ranking
from metrics.reach import regency_reach
from metrics.scope import week_name
from metrics.unmatched import unmatched
from metrics.warehouse import NoWarehouse, Warehouse, reading
from ui.filters import view
from ui.guard import guard
from ui.parts import coverage_line, demo_badge, empty_office, finding, footnotes, table
from ui.reach_parts import figures, leaders, left_over, region_accounts, region_choice, where
from ui.reach_words import compared, remarks, sentence, table_filed, table_shown
from ui.session import language

guard()
say = language()


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known = facts(warehouse)
    demo_badge(known, say)
    shown = view(warehouse, say)
    if shown.scope.week is None:
        empty_office(say)
        return
    regions = regency_reach(warehouse, shown.scope, shown.measure)
    regions = regions.merge(regency_changes(warehouse, shown.scope, shown.measure.metric), "left", on="code")
    ranked = ranking(regions)
    regions = regions.merge(ranked[["code", "rank"]], "left", on="code")
    change = weekly_change(warehouse, shown.scope, shown.measure.metric)
    told = coverage(warehouse, shown.scope, shown.measure.metric, regions)
    finding(sentence(shown, ranked, change, say), compared(shown, change, say))
    figures(regions, shown, change, told, say)
    map_column, ranking_column = st.columns([1.65, 1], gap="medium")
    with map_column:
        where(regions, shown, say)
    with ranking_column:
        leaders(ranked, regions, shown, say)
    if code := region_choice(regions, say):
        region_accounts(warehouse, regions, shown, code, say)
    left_over(unmatched(warehouse, shown.scope), say)
    own = province_level(warehouse, shown.scope, shown.measure.metric)
    footnotes(coverage_line(told, known["definitions"], say), *remarks(regions, own, shown, say), say("source.line"))
    table(
        say("reach.table"),
        lambda: table_shown(regions, shown, say),
        lambda: table_filed(regions, shown, say),
        f"{shown.measure.name}-{shown.scope.province}-{week_name(shown.scope.week)}.csv",
        say,
    )


try:
    with reading() as warehouse:
        page(warehouse)
except NoWarehouse:
    empty_office(say)
