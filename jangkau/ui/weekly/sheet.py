"""The report as it will be sent, in the middle of the page."""

from functools import lru_cache

import streamlit as st

from jangkau.locales import Say, speaker
from jangkau.report.edition import Edition
from jangkau.report.page import Report, sheet
from jangkau.report.revisions import Standing
from jangkau.ui.parts import read


@lru_cache
def mounted():
    """The component, registered once in a process. Its rules stay inside it: the report looks as it does in the picture."""
    return st.components.v2.component("jangkau.weekly", js=read("weekly/sheet.js"), css=read("weekly/sheet.css"))


def report_sheet(report: Report, say: Say, key: str) -> None:
    """The report in the fixed layout of the slide, with a mark once all of it is drawn. Raises Refused."""
    words = {"ready": say("report.page.ready"), "drawing": say("report.page.drawing")}
    words["rest"] = say("part.rest")
    words["failed"] = say("report.page.failed", figure="{figure}")
    html = drawn(report.edition.as_json(), report.standing, report.note, report.leaflet, say.lang)
    mounted()(key=key, data={"html": html, "words": words}, width="stretch", height="content")


@lru_cache(maxsize=64)
def drawn(values: str, standing: Standing, note: str, leaflet: str, lang: str) -> str:
    """The report of an edition's values, drawn once in a process."""
    return sheet(Report(Edition.from_json(values), standing, note, leaflet), speaker(lang), "slide")
