"""Which pages there are, in which order, and what stands around them."""

from pathlib import Path

import streamlit as st

from ui.parts import language_switch, style, wordmark
from ui.session import language

PAGES = Path(__file__).parent.parent / "pages"
ICON = Path(__file__).parent / "static" / "icon.svg"
SIDEBAR = 240

# The frame comes first: a sidebar that the navigation has drawn no longer takes its width.
st.set_page_config(page_icon=ICON, layout="wide", initial_sidebar_state=SIDEBAR)
say = language()
page = st.navigation(
    {
        "": [
            st.Page(PAGES / "reach.py", title=say("nav.reach"), url_path="reach", default=True),
        ],
        say("nav.analysts"): [
            st.Page(PAGES / "upload.py", title=say("nav.upload"), url_path="upload"),
            st.Page(PAGES / "registry.py", title=say("nav.registry"), url_path="registry"),
        ],
    },
    position="sidebar",
)
st.set_page_config(page_title=f"{page.title} · Jangkau")
style()
wordmark()
language_switch(say)
page.run()
