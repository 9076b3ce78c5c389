"""Ties over time: quarter by quarter, and before and after a meetup, below who carries whom."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.partnership_lines import partnership_lines
from jangkau.findings.campaigns.partnership import around_laid_out, partnership_alt, partnership_rows, partnership_said
from jangkau.metrics.campaigns.partnership import AROUND_WEEKS, partnership, partnership_around
from jangkau.ui.campaigns.around import beside_a_meetup
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import heading, table
from jangkau.ui.session import palette


def over_time(section: PageSection) -> None:
    """The last two years' quarters on the left, a meetup on the right."""
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        quarters(section, partnership(section.warehouse, section.scope))
    with right:
        around_meetup(section)


def quarters(section: PageSection, rows: pd.DataFrame) -> None:
    """The shares quarter by quarter, what they rest on, and their caveat."""
    say = section.say
    heading(say("partnership.title"), say("partnership.unit"), "partnership", say)
    if rows["known"].any():
        drawn, alt = lambda: partnership_lines(rows, say, palette()), lambda: partnership_alt(rows, say)
        section.picture(("partnership",), drawn, alt, words="")
    lines("unit", *partnership_said(rows, say))
    lines("foot", say("partnership.caveat"))
    table(say("partnership.table"), lambda: partnership_rows(rows, say), lambda: rows, section.file("kemitraan-triwulan"), say)


def around_meetup(section: PageSection) -> None:
    """The shares of tied accounts in the quarter before and after a meetup."""
    beside_a_meetup(
        section,
        "partnership.around",
        AROUND_WEEKS,
        lambda event: around_laid_out(partnership_around(section.warehouse, section.scope.place, event), section.say),
    )
