"""The files on the desk: what can be done with all of them, the table, one answer for many, and one file in full."""

import streamlit as st

from etl.keep.registered import Registered
from jangkau.locales import Say
from jangkau.ui.session import today
from jangkau.ui.upload.answers import answer_bar
from jangkau.ui.upload.cards import card
from jangkau.ui.upload.desk import Desk
from jangkau.ui.upload.load import load_bar
from jangkau.ui.upload.table import narrowed, rows_of, table
from jangkau.warehouse.folders import Folders


def files(folders: Folders, desk: Desk, known: dict[str, Registered], who: str, say: Say) -> None:
    """Nothing where nothing lies on the desk."""
    rows = rows_of(desk, desk.suggestions(known, {account: home.name for account, home in known.items()}))
    if not rows:
        return
    with st.container(key="desk", gap="small"):
        load_bar(folders, desk, rows, known, who, say)
        bar = st.container()
        listed = narrowed(rows, say)
        marked = table(listed, say)
        with bar:
            answer_bar(desk, listed, marked, known, today(), say)
        if len(marked) == 1 or len(rows) == 1:
            card((marked or rows)[0], say)
