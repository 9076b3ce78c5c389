"""The door that every page calls first. It stands open until sign-in is built; then it is filled in here alone."""

import os

import streamlit as st

from ui.session import language


def guard() -> None:
    """Let the reader in, or show a locked notice and stop the page. JANGKAU_DOOR=closed locks it."""
    if os.environ.get("JANGKAU_DOOR") == "closed":
        say = language()
        st.info(say("door.closed"), title=say("door.closed.title"), icon=":material/lock:")
        st.stop()
