"""Jangkauan per Kabupaten/Kota: where the reach is, who leads, and the accounts behind it."""

import streamlit as st

from jangkau.findings.coverage import coverage_line
from jangkau.findings.period import period_name
from jangkau.findings.reach.sentences import province_level_said, reach_comparison, reach_headline, remarks
from jangkau.findings.reach.tables import regions_filed, regions_shown
from jangkau.findings.view import View
from jangkau.metrics.reach.change import usual_change
from jangkau.metrics.reach.coverage import coverage, province_level
from jangkau.metrics.reach.index import BEFORE, indexed
from jangkau.metrics.reach.ranking import ranked_regions
from jangkau.metrics.reach.region_year import region_year
from jangkau.metrics.reach.unmatched import unmatched
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened, viewed
from jangkau.ui.parts import finding, footnotes, rest, table
from jangkau.ui.reach.choosing import region_choice
from jangkau.ui.reach.panel import panel
from jangkau.ui.reach.parts import figures, left_over, where
from jangkau.ui.reach.ranked import ranking
from jangkau.ui.session import language
from jangkau.ui.stamp import stamp
from jangkau.ui.trend import year

guard("reach")
say = language()
FILTERS = ("province", "measure", "period", "platform", "owner", "bakorwil")


def page(warehouse: Warehouse, chosen: View, known: dict[str, str]) -> None:
    """The page over one published version."""
    regions = ranked_regions(warehouse, chosen.scope, chosen.measure)
    year_told = region_year(warehouse, chosen.scope, chosen.measure)
    change = None if chosen.measure.middle else usual_change(warehouse, chosen.scope, chosen.measure.metric)
    covered = coverage(warehouse, chosen.scope, chosen.measure.metric, regions)
    stamp(covered, say)
    finding(reach_headline(chosen, regions, change, say), reach_comparison(chosen, change, say))
    index = indexed(warehouse, chosen.scope, chosen.measure.metric, BEFORE + 1)
    figures(regions, chosen, change, covered, index, say)
    map_column, ranking_column = st.columns([1.15, 1], gap="medium")
    with map_column:
        where(warehouse, regions, year_told, chosen, say)
    with ranking_column:
        ranking(warehouse, regions, year_told, chosen, say)
        region = region_choice(regions, say)
    if region:
        panel(warehouse, regions, chosen, region, say)
    with rest("reach", say):
        year(warehouse, chosen, chosen.measure.metric, say)
    left_over(unmatched(warehouse, chosen.scope), say)
    own = province_level(warehouse, chosen.scope, chosen.measure.metric)
    footnotes(
        coverage_line(covered, known["definitions"], say),
        province_level_said(own, chosen, say),
        *remarks(regions, chosen, say),
        say("source.line"),
    )
    table(
        say("reach.table"),
        lambda: regions_shown(regions, chosen, say),
        lambda: regions_filed(regions, chosen, say),
        f"{chosen.measure.name}-{chosen.scope.province}-{period_name(chosen.scope)}",
        say,
    )


opened("reach", viewed(page, FILTERS))
