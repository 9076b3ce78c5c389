"""The themes of the registry and their patterns: edited in place, added, uploaded; what they would catch is seen first."""

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.registry.registered import told_in
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry import choices
from jangkau.ui.registry.adding import event_code
from jangkau.ui.registry.desk import Listing, Words
from jangkau.ui.registry.dry_run import Entry, changed_patterns, dry_run, uploaded_patterns
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.lists import text
from jangkau.ui.registry.panels import panel
from jangkau.ui.registry.saving import added, unsaved
from jangkau.ui.registry.table import Table, edited, pending
from jangkau.ui.text import plain_html

LIST = "themes"
EDITABLE = ("name", "kind", "patterns")
KINDS = ("promotion", "hoax", "programme", "economy", "disaster", "tagline")


def themes_tab(warehouse: Warehouse | None, themes: pd.DataFrame, office: Office, opened: str | None, say: Say) -> None:
    """The whole tab; `themes` is the frame of metrics.registered_themes, `opened` the panel that stands open."""
    rows = themes.set_index("theme_id", drop=False)
    listing = Listing(LIST, words_for(themes, say))
    panel(
        opened, LIST, themes, office, say,
        lambda: add_theme(warehouse, rows, office, listing, say),
        lambda found: dry_run(warehouse, uploaded_patterns(found, rows), say),
    )  # fmt: skip
    if rows.empty:
        return
    with st.grid(4, min_column_width=150, gap="small", key="registry-filters"):
        searched = choices.searched(say, LIST)
    found = rows[told_in(rows["words"], searched)]
    if found.empty:
        st.info(say("registry.nothing_found"), icon=":material/search_off:")
    else:
        edited(table(listing, rows, say), rows, list(found.index), warehouse.version if warehouse else "", say)
    edits = pending(listing, rows)
    dry_run(warehouse, changed_patterns(edits, rows, "name"), say)
    st.html(f'<p class="foot">{plain_html(say("registry.edit.how"))} {plain_html(say("registry.patterns.how"))}</p>')
    unsaved(office, listing, rows, edits, say)


def words_for(themes: pd.DataFrame, say: Say) -> Words:
    """How themes, their columns and their values are called."""
    names = dict(zip(themes["theme_id"], themes["name"], strict=True))
    return Words(
        lambda key: names.get(key, key),
        lambda column: say(f"registry.column.theme.{column}") if column in ("theme_id", *EDITABLE) else column,
        lambda column, given: kind_name(given, say) if column == "kind" else text(given),
    )


def kind_name(kind: object, say: Say) -> str:
    """A kind of theme in words; one that an office made up as it is written."""
    return say(f"registry.theme.kind.{kind}") if kind in KINDS else text(kind)


def table(listing: Listing, rows: pd.DataFrame, say: Say) -> Table:
    """The table's columns."""
    kind, name = st.column_config, listing.words.column
    kinds = list(dict.fromkeys([*KINDS, *rows["kind"].dropna()]))
    columns = {
        "name": kind.TextColumn(name("name"), pinned=True, width=210),
        "kind": kind.SelectboxColumn(name("kind"), options=kinds, format_func=lambda one: kind_name(one, say), width=150),
        "patterns": kind.TextColumn(name("patterns"), width=520),
        "posts": kind.NumberColumn(say("registry.column.theme.posts"), width=110),
        "accounts": kind.NumberColumn(say("registry.column.theme.accounts"), width=100),
        "theme_id": kind.TextColumn(name("theme_id"), width=150),
    }
    return Table(listing, columns, EDITABLE, {"posts": say.number, "accounts": say.number})


def add_theme(warehouse: Warehouse | None, rows: pd.DataFrame, office: Office, listing: Listing, say: Say) -> None:
    """One theme: its name, kind and patterns; the button to save it stands below what they would catch."""
    column = listing.words.column
    with st.container(border=True):
        with st.grid(2, min_column_width=220):
            name = st.text_input(column("name"), placeholder=say("registry.add.theme"), key="registry.theme.name")
            kind = st.selectbox(
                column("kind"), KINDS, index=None, format_func=lambda one: kind_name(one, say), key="registry.theme.kind",
                placeholder=say("registry.add.choose"),
            )  # fmt: skip
        patterns = st.text_input(column("patterns"), placeholder=say("registry.add.patterns"), key="registry.theme.patterns")
        st.html(f'<p class="unit">{plain_html(say("registry.patterns.how"))}</p>')
        fine = dry_run(warehouse, [Entry(name or say("registry.add.theme.new"), patterns)] if patterns.strip() else [], say)
        if not st.button(say("registry.add.themes"), type="primary", key="registry.theme.save", disabled=not fine):
            return
        theme_id = event_code(name, None)
        if theme_id in rows.index:
            st.error(say("registry.add.known", row=listing.words.row(theme_id)), icon=":material/error:")
            return
        added(office, listing, {"theme_id": theme_id, "name": name, "kind": kind or "", "patterns": patterns}, say)
