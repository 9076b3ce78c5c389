"""A figure on the page: the drawing, what it says when touched, and what a click on it chooses."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import streamlit as st

from charts.drawing import drawing
from charts.theme import Figure

HERE = Path(__file__).parent


@lru_cache
def mounted():
    """The component, registered once in a process."""
    return st.components.v2.component("jangkau.drawn", js=(HERE / "drawn.js").read_text(), isolate_styles=False)


def chart(figure: Figure | str, key: str, alt: str, on_choose: Callable[[str], None] | None = None) -> None:
    """A figure, or its drawing, that fills its column, with its text alternative. `on_choose` is told what was clicked."""

    def chosen() -> None:
        code = st.session_state[key].get("chosen")
        if code and on_choose:
            on_choose(code)

    html = figure if isinstance(figure, str) else drawing(figure)
    mounted()(key=key, data={"html": html, "alt": alt}, on_chosen_change=chosen, width="stretch", height="content")
