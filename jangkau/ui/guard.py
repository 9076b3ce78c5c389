"""The door that every page calls first. It stands open until sign-in is built; then it is filled in here alone."""

import os

import streamlit as st

from jangkau.ui.session import language


def closed() -> bool:
    """Whether the door is locked: JANGKAU_DOOR=closed. Plain routes ask this before they answer."""
    return os.environ.get("JANGKAU_DOOR") == "closed"


def guard() -> None:
    """Let the reader in, or show a locked notice and stop the page."""
    if closed():
        say = language()
        st.info(say("door.closed"), title=say("door.closed.title"), icon=":material/lock:")
        st.stop()
