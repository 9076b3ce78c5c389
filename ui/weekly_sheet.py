"""The report as it will be sent, in the middle of the page."""

from functools import lru_cache

import streamlit as st

from locales import Say
from report.page import Told, sheet
from ui.parts import read


@lru_cache
def mounted():
    """The component, registered once in a process. Its rules stay inside it: the report looks as it does in the picture."""
    return st.components.v2.component("jangkau.weekly", js=read("weekly_sheet.js"), css=read("weekly_sheet.css"))


def shown(told: Told, say: Say, key: str) -> None:
    """The report in the fixed layout of the slide, with a mark once all of it is drawn. Raises Refused."""
    words = {"ready": say("report.page.ready"), "drawing": say("report.page.drawing")}
    words["failed"] = say("report.page.failed", figure="{figure}")
    mounted()(key=key, data={"html": sheet(told, say, "slide"), "words": words}, width="stretch", height="content")
