"""What the page of organisations is narrowed to: a kind; and the one whose accounts are looked at."""

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.ui.choices import missed_below
from jangkau.ui.session import keep, kept
from jangkau.warehouse.vocabulary import ORGANISATION_KINDS

ALL, KIND, CHOSEN = "all", "organisation_kind", "organisation"


def of_kind(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The organisations of the kind that is chosen with a button; no buttons where there is one kind alone."""
    kinds = [kind for kind in ORGANISATION_KINDS if (rows["kind"] == kind).any()]
    if len(kinds) < 2:
        return rows
    missed_below(KIND, [ALL, *kinds], "organisation.kinds", say)
    st.session_state[KIND] = kept(KIND) if kept(KIND) in kinds else ALL
    chosen = st.pills(
        say("organisation.kinds"), [ALL, *kinds], key=KIND, required=True, label_visibility="collapsed",
        on_change=lambda: keep(KIND, st.session_state[KIND], default=ALL),
        format_func=lambda kind: say("organisation.kinds.all") if kind == ALL else say(f"organisation.kind.{kind}"),
    )  # fmt: skip
    keep(KIND, chosen, default=ALL)
    return rows if chosen == ALL else rows[rows["kind"] == chosen].reset_index(drop=True)


def chosen_of(rows: pd.DataFrame, say: Say) -> str | None:
    """The organisation whose accounts are shown; kept in the address."""
    names = dict(zip(rows["organisation"], rows["name"], strict=True))
    missed_below(CHOSEN, names, "organisation.head.name", say)
    st.session_state[CHOSEN] = kept(CHOSEN) if kept(CHOSEN) in names else None
    name = st.selectbox(
        say("organisation.choose"), list(names), index=None, format_func=lambda name: names[name], key=CHOSEN, width=420,
        placeholder=say("organisation.choose"), on_change=lambda: keep(CHOSEN, st.session_state[CHOSEN]),
    )  # fmt: skip
    keep(CHOSEN, name)
    return name
