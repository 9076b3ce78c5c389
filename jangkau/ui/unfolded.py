"""A part of a page that is folded until somebody opens it, and made only then."""

from typing import Any

import streamlit as st

UNFOLDED = "told.unfolded"  # where a page is told without a browser nobody can open anything: all of it is open


def folded(title: str, key: str, icon: str | None = None) -> Any:
    """The part to be opened; its `open` says whether it is."""
    return st.expander(title, key=key, icon=icon, on_change="rerun", expanded=bool(st.session_state.get(UNFOLDED)))
