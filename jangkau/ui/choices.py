"""A select box whose choice lives in the address, and what a link asked for that is not to be had here."""

from collections.abc import Collection

import streamlit as st

from jangkau.charts.drawing.letters import width
from jangkau.locales import Say
from jangkau.ui.session import STANDING, keep, kept
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
LETTERS, AROUND = 14, 44  # pixels: a box's letters, and what stands beside them
MISSED, LONGEST = "choices.missed", 60  # letters of what was asked for


def choice(name: str, options: list[str], say: Say, label, usual: str | None = None) -> str:
    """What is chosen in the box. The address knows it, unless it is what is always usual (the first, where none is named)."""
    usual = options[0] if usual is None else usual
    unsaid = None if name in DATED else usual
    asked = kept(name)
    if asked is not None and asked not in options:
        miss(name)
    told(name, asked if asked in options else usual)
    value = st.selectbox(
        say(f"filter.{name}"),
        options,
        key=name,
        format_func=label,
        width=wide(name, label(st.session_state[name])),
        label_visibility="collapsed",
        on_change=lambda: choose(name, st.session_state[name], unsaid),
    )
    keep(name, value, default=unsaid)
    return value


def wide(name: str, words: str) -> int:
    """The pixels of a box: as usual, or as many as its words take where these are a week's, of which no letter may be cut."""
    return max(WIDTHS[name], round(width(words, LETTERS)) + AROUND) if name in DATED - {"province"} else WIDTHS[name]


def told(name: str, value: str) -> None:
    """Have the box show this. One that stands in the browser and shows it already is left alone: it would be drawn anew."""
    standing = st.session_state.setdefault(STANDING, set())
    if name not in standing or st.session_state.get(name) != value:
        st.session_state[name] = value
    standing.add(name)


def choose(name: str, value: str | None, unsaid: str | None = None) -> None:
    """Take over what the reader has chosen; what a link had asked for is past."""
    let_go()
    keep(name, value, default=unsaid)


def miss(name: str, called: str | None = None) -> None:
    """Remember what the address asks for in vain. What an earlier page left there (a region of another province) is no link's.

    called: the word for what is chosen, where it is none of the filters.
    """
    asked = st.query_params.get(name)
    if asked is not None and st.session_state.get(f"kept.{name}") != asked:
        st.session_state.setdefault(MISSED, {})[name] = (called or f"filter.{name}", asked)


def missed(say: Say, names: Collection[str] = ()) -> None:
    """Say what the link asked for and the office does not have, until the reader chooses something; names: these alone."""
    for name, (called, asked) in st.session_state.get(MISSED, {}).items():
        if not names or name in names:
            said = say("filter.missed", what=say(called), asked=asked[:LONGEST])
            st.html(f'<p class="missed" role="status">{plain_html(said)}</p>')


def missed_below(name: str, options: Collection[str], called: str, say: Say) -> None:
    """The same of a choice that stands below the row of filters: said in its own place, from the next run on in the row."""
    asked = kept(name)
    if asked is not None and asked not in options and name not in st.session_state.get(MISSED, {}):
        miss(name, called)
        missed(say, (name,))


def let_go() -> None:
    """What a link had asked for is past: the reader has chosen."""
    st.session_state.pop(MISSED, None)
