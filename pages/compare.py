"""Pemerintah vs Komunitas: what each side reaches, over accounts and measures that can fairly be compared."""

import streamlit as st

from jangkau.findings.coverage import coverage_line
from jangkau.findings.period import period_name, period_said
from jangkau.findings.sides.sentences import sides_notes
from jangkau.findings.sides.tables import (
    accounts_filed,
    accounts_shown,
    measures_filed,
    measures_shown,
    regions_filed,
    regions_shown,
)
from jangkau.findings.view import View
from jangkau.metrics.sides.compare_regencies import compare_regencies
from jangkau.metrics.sides.leverage import leverage
from jangkau.metrics.sides.sides import sides, sides_coverage
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.compare import parts
from jangkau.ui.compare.cards import all_measures, cards
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened, viewed
from jangkau.ui.parts import footnotes, heading, rest, table
from jangkau.ui.session import language
from jangkau.ui.stamp import stamp
from jangkau.ui.trend import year

guard("compare")
say = language()
TREND = dict.fromkeys(
    ("posts", "growth", "er_followers", "er_views", "er_reach"), "views"
)  # measures without an index of their own
SHORT = 8  # regions that leave room below their picture
FILTERS = ("province", "period", "platform", "bakorwil", "region")


def page(warehouse: Warehouse, chosen: View, known: dict[str, str]) -> None:
    """The page over one published version."""
    scope = chosen.scope
    parts.look()
    parts.go_to_account()
    both = sides(warehouse, scope)
    measure = parts.measure_choice(both, say)
    regencies, levers = compare_regencies(warehouse, scope, measure), leverage(warehouse, scope)
    covered = sides_coverage(warehouse, scope, both, regencies, measure)
    stamp(covered, say)
    parts.found(both, measure, chosen, say)
    cards(both, say)
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        parts.spread(warehouse, both, measure, chosen, say)
    with right:
        year(warehouse, chosen, TREND.get(measure, measure), say, by_owner=True)
    with rest("compare", say):
        left, right = st.columns([1.35, 1], gap="medium")
        with left:
            parts.regions(warehouse, regencies, measure, chosen, say)
        with right:
            heading(say("compare.all"), say("compare.all.unit", period=period_said(scope, say)), "gap", say)
            all_measures(both, measure, say)
        with right if (regencies["state"] != "none").sum() > SHORT else left:
            parts.leverage(warehouse, levers, both, chosen, say)
            parts.carriers(warehouse, both, chosen, say)
    footnotes(
        coverage_line(covered, known["definitions"], say),
        *sides_notes(both, measure, say),
        *parts.press_note(warehouse, scope, say),
        say("source.line"),
    )
    name = f"{scope.province}-{period_name(scope)}"
    table(say("compare.table.accounts"), lambda: accounts_shown(both, measure, say), lambda: accounts_filed(both, chosen),
          f"akun-{name}", say)  # fmt: skip
    table(say("compare.table.regions"), lambda: regions_shown(regencies, measure, say),
          lambda: regions_filed(regencies, both, measure, chosen), f"daerah-{measure}-{name}", say)  # fmt: skip
    table(say("compare.table.measures"), lambda: measures_shown(both, levers, say), lambda: measures_filed(both, levers, chosen),
          f"ukuran-{name}", say)  # fmt: skip


opened("compare", viewed(page, FILTERS))
