"""Pemerintah vs Komunitas: what each side reaches, over accounts and measures that can fairly be compared."""

import streamlit as st

from jangkau.metrics.office import facts
from jangkau.metrics.sides.compare_regencies import compare_regencies
from jangkau.metrics.sides.leverage import leverage
from jangkau.metrics.sides.sides import sides, sides_coverage
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.compare import parts
from jangkau.ui.compare.cards import all_measures, cards
from jangkau.ui.compare.tables import accounts_filed, accounts_shown, measures_filed, measures_shown, regions_filed, regions_shown
from jangkau.ui.compare.words import notes, rests_on, sentence
from jangkau.ui.filters import period_name, period_said, view
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened
from jangkau.ui.parts import coverage_line, demo_badge, empty_office, finding, footnotes, heading, table
from jangkau.ui.session import language

guard()
say = language()
FILTERS = ("province", "period", "platform", "bakorwil", "region")


def page(warehouse: Warehouse) -> None:
    """The page over one published version."""
    known = facts(warehouse)
    demo_badge(known, say)
    shown = view(warehouse, say, only=FILTERS)
    scope = shown.scope
    if scope.week is None:
        empty_office(say)
        return
    parts.look()
    told = sides(warehouse, scope)
    measure = parts.measure_choice(told, say)
    regencies, levers = compare_regencies(warehouse, scope, measure), leverage(warehouse, scope)
    finding(sentence(told, measure, shown, say), rests_on(told, measure, shown, say))
    cards(told, say)
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        parts.spread(warehouse, told, measure, shown, say)
    with right:
        heading(say("compare.all"), say("compare.all.unit", period=period_said(scope, say)))
        all_measures(told, measure, say)
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        parts.regions(warehouse, regencies, measure, shown, say)
    with right:
        parts.leverage(warehouse, levers, told, shown, say)
        parts.carriers(warehouse, told, shown, say)
    covered = coverage_line(sides_coverage(warehouse, scope, told, regencies, measure), known["definitions"], say)
    footnotes(covered, *notes(told, measure, say), say("source.line"))
    name = f"{scope.province}-{period_name(scope)}"
    table(say("compare.table.accounts"), lambda: accounts_shown(told, measure, say), lambda: accounts_filed(told, shown),
          f"akun-{name}", say)  # fmt: skip
    table(say("compare.table.regions"), lambda: regions_shown(regencies, measure, say),
          lambda: regions_filed(regencies, told, measure, shown), f"daerah-{measure}-{name}", say)  # fmt: skip
    table(say("compare.table.measures"), lambda: measures_shown(told, levers, say), lambda: measures_filed(told, levers, shown),
          f"ukuran-{name}", say)  # fmt: skip


opened(page)
