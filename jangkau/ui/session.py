"""What is known of the reader: language, theme, and the view that the address tells."""

from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from jangkau.charts.palette import DARK, LIGHT, Palette
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import at_keyboard
from jangkau.ui.reader import reader
from jangkau.warehouse.vocabulary import WIB

LANGUAGE = "lang"
WHOLE = "address.whole"  # whether the address came with something in it: then what it leaves out is as usual
WHO = "kept.who"  # the name that was typed at the desk


def arrived() -> None:
    """At the start of a run, before anything is shown: a link, and a step back or forward, tell all of a view; the menu, which
    leads to a bare address, leaves it to what was chosen on the page before."""
    st.session_state[WHOLE] = bool(st.query_params)


def language() -> Say:
    """The reader's translator: the address first, then what was chosen before, else Bahasa Indonesia."""
    asked = kept(LANGUAGE)
    lang = asked if asked in LANGUAGES else LANGUAGES[0]
    keep(LANGUAGE, lang, default=LANGUAGES[0])
    return speaker(lang)


def palette() -> Palette:
    """The colours for the ground that the reader has chosen, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def kept(name: str) -> Any:
    """What the address says of a part of the view; where it came bare, what an earlier page says."""
    earlier = None if st.session_state.get(WHOLE) else st.session_state.get(f"kept.{name}")
    return st.query_params.get(name, earlier)


def keep(name: str, value: str | None, default: str | None = None) -> None:
    """Remember a part of the view for the other pages, and show it in the address unless it is the usual one."""
    st.session_state[f"kept.{name}"] = value
    if value is None or value == default:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def heard(component: str, event: str) -> Any:
    """What a component of the page has just told, by its key; None where it is gone by then."""
    return (st.session_state.get(component) or {}).get(event)


def now() -> datetime:
    """This moment in UTC, without tzinfo."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """The calendar day in western Indonesia."""
    return datetime.now(WIB).date()


def who() -> str:
    """Whose name stands in the ledger: the reader's; while the door is open, the one that was typed at the desk, else that
    under which the dashboard runs."""
    person = reader()
    if name := (person and person.name) or st.session_state.get(WHO):
        return name
    return at_keyboard()
