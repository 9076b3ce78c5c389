"""Jangkauan per Kabupaten/Kota: where the reach is, who leads, and the accounts behind it."""

import streamlit as st

from metrics.change import usual_change
from metrics.coverage import coverage, province_level
from metrics.office import facts
from metrics.ranking import ranked_regions
from metrics.unmatched import unmatched
from metrics.warehouse import Warehouse
from ui.filters import period_name, view
from ui.guard import guard
from ui.opened import opened
from ui.parts import coverage_line, demo_badge, empty_office, finding, footnotes, table
from ui.reach.parts import figures, leaders, left_over, region_accounts, region_choice, where
from ui.reach.words import compared, remarks, sentence, table_filed, table_shown
from ui.session import language

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
