"""An act on the page that may be refused."""

from collections.abc import Callable

import streamlit as st

from jangkau.locales import Say
from jangkau.report.edition import Refused
from jangkau.ui.text import plain


def done(act: Callable[[], object], say: Say) -> bool:
    """Whether it could be done; where not, why, on the page."""
    try:
        act()
    except Refused as refused:
        st.error(plain(refused.said(say)))
        return False
    return True
