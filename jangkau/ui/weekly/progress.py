"""How far a longer work is, on the page, until it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from jangkau.locales import Say

Step = Callable[[float, str], None]


@contextmanager
def progress_of(say: Say) -> Iterator[Step]:
    """A bar that is told the share that is done and what comes next; it goes when the work has ended."""
    bar = st.progress(0.0)
    try:
        yield lambda share, what: bar.progress(share, say("report.page.making", file=what) if what else "")
    finally:
        bar.empty()
