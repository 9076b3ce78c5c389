"""A select box whose choice lives in the address, and what a link asked for that is not to be had here."""

import streamlit as st

from jangkau.locales import Say
from jangkau.ui.session import keep, kept
from jangkau.ui.text import plain_html

WIDTHS = {
    "province": 150,
    "measure": 195,
    "period": 120,
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
    "term": 250,
}  # pixels, where there is room for them


DATED = {"province", "week", "month", "from", "to"}  # what is usual of these changes with the data: a link names them always
MISSED, LONGEST = "choices.missed", 60  # letters of what was asked for


def choice(name: str, options: list[str], say: Say, label, usual: str | None = None) -> str:
    """What is chosen in the box. The address knows it, unless it is what is always usual (the first, where none is named)."""
    usual = options[0] if usual is None else usual
    unsaid = None if name in DATED else usual
    asked = kept(name)
    if asked is not None and asked not in options:
        miss(name)
    st.session_state[name] = asked if asked in options else usual
    value = st.selectbox(
        say(f"filter.{name}"),
        options,
        key=name,
        format_func=label,
        width=WIDTHS[name],
        label_visibility="collapsed",
        on_change=lambda: choose(name, st.session_state[name], unsaid),
    )
    keep(name, value, default=unsaid)
    return value


def choose(name: str, value: str | None, unsaid: str | None = None) -> None:
    """Take over what the reader has chosen; what a link had asked for is past."""
    st.session_state.pop(MISSED, None)
    keep(name, value, default=unsaid)


def miss(name: str) -> None:
    """Remember what the address asks for in vain. What an earlier page left there (a region of another province) is no link's."""
    asked = st.query_params.get(name)
    if asked is not None and st.session_state.get(f"kept.{name}") != asked:
        st.session_state.setdefault(MISSED, {})[name] = asked


def missed(say: Say) -> None:
    """Say what the link asked for and the office does not have, until the reader chooses something."""
    for name, asked in st.session_state.get(MISSED, {}).items():
        said = say("filter.missed", what=say(f"filter.{name}"), asked=asked[:LONGEST])
        st.html(f'<p class="missed" role="status">{plain_html(said)}</p>')
