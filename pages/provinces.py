"""Antarprovinsi: provinces side by side, for whoever looks after all of them."""

import pandas as pd
import streamlit as st

from jangkau.charts.reach.provinces import province_bars
from jangkau.findings.period import period_name, period_said
from jangkau.findings.reach.provinces import (
    MEASURES,
    bar_rows,
    bars_said,
    provinces_basis,
    provinces_headline,
    provinces_shown,
)
from jangkau.findings.sides.tables import dated
from jangkau.findings.view import View
from jangkau.metrics.reach.province_compare import FEWEST, province_compare, province_platforms
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.drawn import kept_chart
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened, viewed
from jangkau.ui.parts import finding, footnotes, heading, table
from jangkau.ui.session import language, palette
from jangkau.ui.text import plain_html

guard("provinces")
say = language()
FILTERS = ("province", "period", "platform", "owner")


def page(warehouse: Warehouse, chosen: View, known: dict[str, str]) -> None:
    """The page over one published version."""
    rows = province_compare(warehouse, chosen.scope)
    finding(provinces_headline(rows, chosen, say), provinces_basis(rows, chosen, say))
    for measure in MEASURES:
        bars(warehouse, rows, measure, chosen)
    footnotes(say("provinces.note"), say("provinces.definitions", definitions=known["definitions"]), say("source.line"))
    name = f"antarprovinsi-{period_name(chosen.scope)}"
    table(say("provinces.table"), lambda: provinces_shown(rows, say), lambda: dated(rows, chosen), name, say)
    platforms = province_platforms(warehouse, chosen.scope)
    table(say("provinces.platforms"), lambda: platforms, lambda: dated(platforms, chosen), f"{name}-platform", say)


def bars(warehouse: Warehouse, rows: pd.DataFrame, measure: str, chosen: View) -> None:
    """One measure of every province; in words where none has it."""
    shared = say.listed([say(f"platform.{name}") for name in rows["platforms"].iloc[0].split()]) if len(rows) else ""
    lacking = measure == "middle_views" and not shared
    key = f"provinces.{measure}.unit.none" if lacking else f"provinces.{measure}.unit"
    unit = say(key, period=period_said(chosen.scope, say), platforms=shared)
    heading(say(f"provinces.{measure}"), unit, "provinces" if measure == MEASURES[0] else None, say)
    if rows[measure].isna().all():
        none = say("provinces.none.shared", n=FEWEST) if lacking else say("provinces.none")
        st.html(f'<p class="said">{plain_html(none)}</p>')
        return
    kept_chart(
        warehouse,
        (f"provinces-{measure}", chosen.scope),
        lambda: province_bars(bar_rows(rows, measure, say), chosen.scope.province, say, palette()),
        lambda: bars_said(rows, measure, say),
        say,
        filed=lambda: rows,
    )


opened("provinces", viewed(page, FILTERS))
