"""Which pages there are, in which order, for whom, and what stands around them."""

from pathlib import Path

import streamlit as st

from jangkau.access.roles import Role
from jangkau.ui.guard import admitted
from jangkau.ui.manners import manners
from jangkau.ui.parts import style, wordmark
from jangkau.ui.reader import may_open
from jangkau.ui.screen import screen
from jangkau.ui.session import arrived, language
from jangkau.ui.standing import standing_notice
from jangkau.ui.whoever import door_stands_open, signed_in

PAGES = Path(__file__).parents[2] / "pages"
ICON = Path(__file__).parent / "static" / "icon.svg"
SIDEBAR = 256

# The frame comes first: a sidebar that the navigation has drawn no longer takes its width.
st.set_page_config(page_icon=ICON, layout="wide", initial_sidebar_state=SIDEBAR)
arrived()
say = language()
person = admitted(Role.CONTRIBUTOR)
looks = person.may(Role.LEADER)


def opens(name: str, listed: bool = True) -> st.Page:
    """A page; one that is not for the reader stands in no list, and at its address the guard says for whom it is."""
    visible = listed and may_open(person, name)
    return st.Page(
        PAGES / f"{name}.py", title=say(f"nav.{name}"), url_path=name, visibility="visible" if visible else "hidden"
    )  # fmt: skip


account, overview = opens("account", listed=not looks), opens("overview")


def home() -> None:
    """The plain address leads to the page that leaders open first, and keeps the view it was given."""
    asked = st.query_params.to_dict()
    if looks:
        st.switch_page(overview, query_params=asked)
    st.switch_page(account, query_params=asked | {"account": person.account or ""})


page = st.navigation(
    {
        "": [
            st.Page(home, default=True, visibility="hidden"),
            account,
            overview,
            opens("reach"),
            opens("compare"),
            opens("meetups"),
            opens("campaigns"),
            opens("organisations"),
            opens("provinces"),
            opens("weekly"),
            opens("year"),
        ],
        say("nav.analysts"): [
            opens("upload"),
            opens("registry"),
            opens("people"),
            opens("privacy"),
            opens("about"),
        ],
    },
    position="sidebar",
    expanded=True,  # every page is named: a reader need not open a list first
)
st.set_page_config(page_title=f"{page.title} · Jangkau")
style(say)
wordmark()
manners(say)
signed_in(person, say)
door_stands_open(person, say)
standing_notice(say)
if looks:
    screen(page.url_path, say)
page.run()
