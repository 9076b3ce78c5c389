"""The checks as a list; the mark of each is said in words too."""

import streamlit as st

from jangkau.findings.meetup.checks import Check
from jangkau.locales import Say
from jangkau.ui.text import plain_html

SIGNS = {"ok": "✓", "care": "!", "open": "–", "warning": "!", "refuses": "×", "not_recorded": "–"}


def check_list(checks: list[Check], say: Say) -> None:
    """Each check with its sign, what it asks, and what the data answer."""
    names = {state: say(f"meetup.check.{state}") for state in SIGNS}
    rows = "".join(
        f'<li class="{check.state}"><i role="img" aria-label="{plain_html(names[check.state])}">{SIGNS[check.state]}</i>'
        f"<div><b>{plain_html(check.asks)}</b><p>{plain_html(check.answer)}</p></div></li>"
        for check in checks
    )
    st.html(f'<ul class="checks">{rows}</ul>')
