"""What is known of the reader: language, theme, and the view that the address tells."""

import getpass
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from jangkau.charts.palette import DARK, LIGHT, Palette
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.ui.reader import reader
from jangkau.warehouse.vocabulary import WIB

LANGUAGE = "lang"
WHO = "kept.who"  # the name that was typed at the desk


def language() -> Say:
    """The reader's translator: the address first, then what was chosen before, else Bahasa Indonesia."""
    asked = st.query_params.get(LANGUAGE)
    chosen = st.session_state.get("kept.lang", LANGUAGES[0])
    lang = asked if asked in LANGUAGES else chosen
    keep(LANGUAGE, lang, default=LANGUAGES[0])
    return speaker(lang)


def palette() -> Palette:
    """The colours for the ground that the reader has chosen, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def kept(name: str) -> Any:
    """What the address, or else an earlier page, says of a part of the view."""
    return st.query_params.get(name, st.session_state.get(f"kept.{name}"))


def keep(name: str, value: str | None, default: str | None = None) -> None:
    """Remember a part of the view for the other pages, and show it in the address unless it is the usual one."""
    st.session_state[f"kept.{name}"] = value
    if value is None or value == default:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


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
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "-"
