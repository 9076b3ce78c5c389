"""A list of the registry, whichever it is: what narrows it, its table, its panels, and what is unsaved in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from etl.registry.columns import Content
from etl.registry.contents import CONTENTS
from jangkau.locales import Say
from jangkau.metrics.registry.registered import searched_in
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry import accounts, choices, hoaxes
from jangkau.ui.registry.adding import add_entry
from jangkau.ui.registry.desk import Listing, Words
from jangkau.ui.registry.dry_run import changed_patterns, dry_run, uploaded_patterns
from jangkau.ui.registry.edits import Edits, laid_over
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.invitees import change_invitees
from jangkau.ui.registry.kinds import label, said
from jangkau.ui.registry.lists import keyed
from jangkau.ui.registry.saving import unsaved
from jangkau.ui.registry.table import Narrowed, Table, edited, pending
from jangkau.ui.registry.upload import download, upload
from jangkau.ui.text import plain_html


@dataclass(frozen=True)
class Own:
    """What one list does in its own way: what is said of its entries, how it is narrowed, what stands below its table."""

    worded: Callable[[pd.DataFrame, Say], pd.DataFrame] = lambda rows, say: rows
    narrowed: Callable[[pd.DataFrame, Say], Narrowed] | None = None
    below: Callable[[Listing, pd.DataFrame, Narrowed, Edits, Office, date, Say], None] | None = None


OWN = {"accounts": Own(accounts.worded, accounts.narrowed, accounts.below), "hoaxes": Own(below=hoaxes.below)}


def list_tab(
    warehouse: Warehouse | None, name: str, frame: pd.DataFrame, office: Office, opened: str | None, today: date, say: Say
) -> None:  # fmt: skip
    """The whole tab of one list; `frame`: what it holds, `opened`: the panel that stands open."""
    content, own = CONTENTS[name], OWN.get(name, Own())
    rows = keyed(content, frame)
    listing = Listing(content, words_of(content, rows, say))
    panel(warehouse, opened, rows, office, listing, say)
    if rows.empty:
        if f"registry.{name}.none" in say:
            st.info(say(f"registry.{name}.none"), icon=":material/info:")
        return
    narrowed = own.narrowed(rows, say) if own.narrowed else narrowed_by(content, rows, say)
    if not narrowed.keys:
        st.info(say("registry.nothing_found"), icon=":material/search_off:")
    else:
        version, in_words = warehouse.version if warehouse else "", own.worded(rows, say)
        edited(Table.of(listing, in_words, narrowed, say), in_words, narrowed.keys, version, say)
    edits = pending(listing, rows)
    for column in content.of_kind("scope"):
        change_invitees(listing, column, laid_over(rows, edits), narrowed.keys, office, say)
    if own.below:
        own.below(listing, rows, narrowed, edits, office, today, say)
    dry_run(warehouse, changed_patterns(edits, rows, content.called), say)
    foot(content, say)
    unsaved(office, listing, rows, edits, say)


def panel(
    warehouse: Warehouse | None, opened: str | None, rows: pd.DataFrame, office: Office, listing: Listing, say: Say
) -> None:  # fmt: skip
    """The panel that stands open above the list: a form for one entry, a file to take in, or the list as a file."""
    content = listing.content
    in_force = rows[rows["registered"]] if "registered" in rows else rows
    if opened == "add":
        add_entry(warehouse, rows, office, listing, say)
    elif opened == "upload":
        patterns = bool(content.of_kind("patterns"))
        upload(
            office, content.name, in_force, say,
            lambda comparison: patterns and dry_run(warehouse, uploaded_patterns(comparison, rows, content.called), say),
        )  # fmt: skip
    elif opened == "download":
        download(content.name, in_force, say)


def words_of(content: Content, rows: pd.DataFrame, say: Say) -> Words:
    """How entries, their columns and their values are called: an account by platform and handle, others by their names."""
    names = (
        {}
        if content.of_kind("handle")
        else {key: said(content, content.called, value, say) for key, value in rows[content.called].items()}
    )
    return Words(
        lambda key: names.get(key) or (choices.account_said(key, say) if content.of_kind("handle") else key),
        lambda column: label(content, column, say),
        lambda column, value: said(content, column, value, say),
    )


def narrowed_by(content: Content, rows: pd.DataFrame, say: Say) -> Narrowed:
    """The entries of one kind and one province in which every searched word stands."""
    kept = pd.Series(True, index=rows.index)
    if content.mark:
        counts = {choice: int((rows[content.mark] == choice).sum()) for choice in content.by_name[content.mark].choices}
        mark = choices.mark(content.mark, counts, len(rows), say)
        kept &= rows[content.mark] == mark if mark else True
    with st.grid(4, min_column_width=150, gap="small", key="registry-filters"):
        kept &= searched_in(rows["words"], choices.searched(say, content.name))
        if "province_code" in rows:
            province = choices.province(rows["province_code"].dropna().unique().tolist(), say)
            kept &= rows["province_code"] == province if province else True
    return Narrowed(list(rows.index[kept]))


def foot(content: Content, say: Say) -> None:
    """How the table is edited, and how what stands in it is written."""
    key = f"registry.{content.name}.foot"
    further = say(key) if key in say else say("registry.patterns.how") if content.of_kind("patterns") else ""
    st.html(f'<p class="foot">{plain_html(say("registry.edit.how"))} {plain_html(further)}</p>')
