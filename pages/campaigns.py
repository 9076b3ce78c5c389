"""Kampanye & Agenda: whether the collaboration acts, read from the posts that are loaded."""

import streamlit as st

from jangkau.findings.coverage import coverage_line
from jangkau.findings.view import View
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.campaigns.agenda import agendas
from jangkau.ui.campaigns.carry import carry
from jangkau.ui.campaigns.choices import section
from jangkau.ui.campaigns.hashtags import tags
from jangkau.ui.campaigns.hoax import hoaxes
from jangkau.ui.campaigns.hours import hours
from jangkau.ui.campaigns.section import PageSection, look
from jangkau.ui.campaigns.themes import themes
from jangkau.ui.guard import guard
from jangkau.ui.opened import opened, viewed
from jangkau.ui.parts import footnotes
from jangkau.ui.session import language

guard("campaigns")
say = language()
FILTERS = ("province", "period", "platform", "owner", "bakorwil", "region")
SECTIONS = {"themes": themes, "agenda": agendas, "hoax": hoaxes, "carry": carry, "hashtags": tags, "hours": hours}


def page(warehouse: Warehouse, chosen: View, known: dict[str, str]) -> None:
    """The page over one published version; only the section that is open is worked out."""
    look()
    with st.container(key="sections"):
        name = section(say)
    covered, notes = SECTIONS[name](PageSection(warehouse, chosen, say))
    line = coverage_line(covered, known["definitions"], say)
    footnotes(line, say("campaign.coverage.agenda" if name == "agenda" else "campaign.coverage"), *notes, say("source.line"))


opened("campaigns", viewed(page, FILTERS))
