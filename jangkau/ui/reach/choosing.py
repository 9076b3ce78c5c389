"""Which kabupaten or kota is chosen: by the map, by a row, from the list; kept in the address."""

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.ui.choices import let_go, missed_below
from jangkau.ui.session import keep, kept

REGION = "region"


def choose(code: str | None) -> None:
    """Take over the region that was clicked, or let go of it."""
    st.session_state[REGION] = code
    keep(REGION, code)


def region_choice(regions: pd.DataFrame, say: Say) -> str | None:
    """The region whose accounts are shown, chosen from a list or by a click; kept in the address."""
    names = dict(zip(regions["code"], regions["label"], strict=True))
    missed_below(REGION, names, "filter.region", say)
    if st.session_state.get(REGION) not in names:
        st.session_state[REGION] = kept(REGION) if kept(REGION) in names else None
    code = st.selectbox(
        say("reach.region.choose"),
        list(names),
        key=REGION,
        index=None,
        format_func=names.__getitem__,
        placeholder=say("reach.region.placeholder"),
        label_visibility="collapsed",
        width=420,
        on_change=let_go,
    )
    keep(REGION, code)
    return code
