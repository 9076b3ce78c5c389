"""Which section of the campaigns page is open, and what is chosen within it; all of it lives in the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from jangkau.locales import Say
from jangkau.ui.choices import let_go, missed_below
from jangkau.ui.session import keep, kept

SECTIONS = ("agenda", "themes", "hoax", "carry", "hashtags", "hours")
SHARES = ("posts", "views", "interactions")


def section(say: Say) -> str:
    """The section that is open."""
    return segment("section", SECTIONS, say)


def segment(name: str, options: Sequence[str], say: Say) -> str:
    """One of a few, side by side, kept in the address; the first is the usual one."""
    key = f"campaigns.{name}"
    missed_below(name, options, f"campaign.{name}", say)
    if st.session_state.get(key) not in options:
        st.session_state[key] = kept(name) if kept(name) in options else options[0]
    value = st.segmented_control(
        say(f"campaign.{name}"), options, key=key, required=True, label_visibility="collapsed",
        on_change=let_go, format_func=lambda option: say(f"campaign.{name}.{option}"),
    ) or options[0]  # fmt: skip
    keep(name, value, default=options[0])
    return value


def one_of(name: str, options: Sequence[str], say: Say, label: Callable[[str], str], usual: str | None = None) -> str:
    """One of many from a box, kept in the address unless it is the usual one."""
    key, first = f"campaigns.{name}", usual if usual is not None and usual in options else options[0]
    asked = kept(name)
    missed_below(name, options, f"campaign.{name}", say)
    st.session_state[key] = asked if asked in options else first
    value = st.selectbox(
        say(f"campaign.{name}"), options, key=key, format_func=label, width=360,
        on_change=lambda: keep(name, st.session_state[key], default=first),
    )  # fmt: skip
    keep(name, value, default=first)
    return value
