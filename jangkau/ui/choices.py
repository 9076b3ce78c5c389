"""A select box whose choice lives in the address."""

import streamlit as st

from jangkau.locales import Say
from jangkau.ui.session import keep, kept

WIDTHS = {
    "province": 150,
    "measure": 195,
    "period": 110,
    "week": 240,
    "month": 190,
    "from": 240,
    "to": 240,
    "platform": 165,
    "owner": 165,
    "bakorwil": 175,
    "region": 200,
    "event": 265,
    "outcome": 180,
    "horizon": 112,
    "guests": 190,
}  # pixels


DATED = {"province", "week", "month", "from", "to"}  # what is usual of these changes with the data: a link names them always


def choice(name: str, options: list[str], say: Say, label, usual: str | None = None) -> str:
    """What is chosen in the box. The address knows it, unless it is what is always usual (the first, where none is named)."""
    usual = options[0] if usual is None else usual
    unsaid = None if name in DATED else usual
    asked = kept(name)
    st.session_state[name] = asked if asked in options else usual
    value = st.selectbox(
        say(f"filter.{name}"),
        options,
        key=name,
        format_func=label,
        width=WIDTHS[name],
        on_change=lambda: keep(name, st.session_state[name], default=unsaid),
    )
    keep(name, value, default=unsaid)
    return value
