"""A list of the registry as a table that is edited in place, a page at a time."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.ui.registry.desk import Desk, Listing
from jangkau.ui.registry.edits import Edits, difference, joined, laid_over, still_needed

PAGE = 100
ROW, MOST_ROWS = 36, 15  # pixels a row, rows seen at once


@dataclass(frozen=True)
class Table:
    """A list's columns in their order, which of them are edited, and how those that are only read are written."""

    listing: Listing
    columns: Mapping[str, object]
    editable: tuple[str, ...]
    shown: Mapping[str, Callable[[object], str]]
    told: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows  # a page's rows with what is said in words
    removable: bool = True
    variant: str = ""  # what else makes the table another one, such as the order of its choices


def pending(listing: Listing, rows: pd.DataFrame) -> Edits:
    """What is unsaved in a list, whether its table is open or not."""
    return still_needed(joined(listing.own.settled, listing.own.live), rows)


def edited(table: Table, rows: pd.DataFrame, keys: list[str], version: str, say: Say) -> Edits:
    """Show the rows with these keys and gather what is changed; gives all that is unsaved in this list.

    Changes outlast paging, searching and other tabs: when another table is opened, those of the last one are settled.
    """
    own = table.listing.own
    page = one_page(table.listing.content, keys, say)
    name = _name(table, own, page, version, say)
    forgotten = own.live and name not in st.session_state  # another list or page was open meanwhile
    if own.mounted != name or forgotten:
        own.settled, own.live = joined(own.settled, own.live), Edits()
        own.generation += bool(forgotten)
        own.mounted = name = _name(table, own, page, version, say)
    before = laid_over(table.told(rows.loc[page])[list(table.columns)], own.settled)
    own.live = difference(before, _editor(table, before, name, say), table.editable)
    return pending(table.listing, rows)


def _name(table: Table, own: Desk, page: list[str], version: str, say: Say) -> str:
    """What tells one open table from another: its list, version, language, choices and rows."""
    parts = (version, say.lang, table.listing.desk, table.variant, str(table.removable), str(own.generation))
    told = "\n".join((*parts, *page))
    return f"registry.table.{table.listing.content}.{hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()}"


def _editor(table: Table, before: pd.DataFrame, name: str, say: Say) -> pd.DataFrame:
    written = before.style.format({column: shown for column, shown in table.shown.items() if column in before})
    return st.data_editor(
        written, key=name, hide_index=True, width="stretch", height=ROW * (min(len(before), MOST_ROWS) + 1) + 3,
        row_height=ROW, placeholder="", column_config=dict(table.columns), num_rows="delete" if table.removable else "fixed",
        disabled=[column for column in before.columns if column not in table.editable],
        alt=say(f"registry.{table.listing.content}.alt", n=len(before)),
    )  # fmt: skip


def one_page(content: str, keys: list[str], say: Say) -> list[str]:
    """The keys of the page that is open, with the pages to choose from where there is more than one."""
    pages = -(-len(keys) // PAGE) or 1
    name = f"registry.page.{content}"
    if st.session_state.get(name, 1) > pages:
        st.session_state[name] = 1
    if pages == 1:
        return keys
    with st.container(horizontal=True, vertical_alignment="center", key="pages"):
        number = st.pagination(pages, key=name)
        first, last = (number - 1) * PAGE, min(number * PAGE, len(keys))
        st.caption(say("registry.page", first=say.number(first + 1), last=say.number(last), all=say.number(len(keys))))
    return keys[first:last]
