"""Which pages there are, in which order, and what stands around them."""

from pathlib import Path

import streamlit as st

from jangkau.ui.guard import closed
from jangkau.ui.parts import language_switch, style, wordmark
from jangkau.ui.session import language
from jangkau.ui.standing import standing_notice

PAGES = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "static" / "icon.svg"
SIDEBAR = 240

# The frame comes first: a sidebar that the navigation has drawn no longer takes its width.
st.set_page_config(page_icon=ICON, layout="wide", initial_sidebar_state=SIDEBAR)
say = language()
overview = st.Page(PAGES / "overview.py", title=say("nav.overview"), url_path="overview")
account = st.Page(PAGES / "account.py", title=say("nav.account"), url_path="account", visibility="hidden")
reach = st.Page(PAGES / "reach.py", title=say("nav.reach"), url_path="reach")
compare = st.Page(PAGES / "compare.py", title=say("nav.compare"), url_path="compare")
meetups = st.Page(PAGES / "meetups.py", title=say("nav.meetups"), url_path="meetups")
weekly = st.Page(PAGES / "weekly.py", title=say("nav.weekly"), url_path="weekly")
campaigns = st.Page(PAGES / "campaigns.py", title=say("nav.campaigns"), url_path="campaigns")


def home() -> None:
    """The plain address leads to the page that leaders open first, and keeps the view it was given."""
    st.switch_page(overview, query_params=st.query_params.to_dict())


page = st.navigation(
    {
        "": [st.Page(home, default=True, visibility="hidden"), account, overview, reach, compare, meetups, campaigns, weekly],
        say("nav.analysts"): [
            st.Page(PAGES / "upload.py", title=say("nav.upload"), url_path="upload"),
            st.Page(PAGES / "registry.py", title=say("nav.registry"), url_path="registry"),
            st.Page(PAGES / "about.py", title=say("nav.about"), url_path="about"),
        ],
    },
    position="sidebar",
)
st.set_page_config(page_title=f"{page.title} · Jangkau")
style(say)
wordmark()
language_switch(say)
if not closed():
    standing_notice(say)
page.run()
