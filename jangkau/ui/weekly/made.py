"""Files that were made in this session, so that a second look does not make them again."""

from collections.abc import Callable, Hashable

import streamlit as st

from jangkau.locales import Say
from jangkau.report.edition import Refused
from jangkau.report.outputs import Output
from jangkau.ui.reader import exported
from jangkau.ui.text import plain

MADE = "report.made"
KEPT = 20  # files of earlier choices that a session holds on to


def made_before(mark: Hashable) -> Output | None:
    """What was made under this mark; None where it was not, or is forgotten."""
    return st.session_state.setdefault(MADE, {}).get(mark)


def kept_or_made(mark: Hashable, make: Callable[[], Output], say: Say) -> Output | None:
    """What was made under this mark, else made now; None where it was refused, with the reason on the page."""
    kept = made_before(mark)
    if kept:
        return kept
    try:
        output = make()
    except Refused as refused:
        st.error(plain(refused.said(say)))
        return None
    made = st.session_state[MADE]
    made[mark] = output
    while len(made) > KEPT:
        made.pop(next(iter(made)))
    return output


def download(label: str, output: Output, mime: str, key: str) -> None:
    """The button that gives a file away, and writes into the book that it did."""
    st.download_button(
        label, exported(output.name, lambda: output.content), output.name, mime, key=key, on_click="ignore", type="primary"
    )


def size_said(content: bytes, say: Say) -> str:
    """How large a file is."""
    kilobytes = max(1, round(len(content) / 1024))
    return say("report.page.kb", n=kilobytes) if kilobytes < 1000 else say("publish.mb", n=say.number(round(kilobytes / 1024)))
