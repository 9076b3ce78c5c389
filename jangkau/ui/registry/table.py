"""A list of the registry as a table that is edited in place, a page at a time."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import pandas as pd
import streamlit as st
from streamlit.column_config import DateColumn, NumberColumn, TextColumn

from etl.registry.columns import Content
from jangkau.locales import Say
from jangkau.ui.registry.desk import Desk, Listing
from jangkau.ui.registry.edits import Edits, difference, joined, laid_over, still_needed
from jangkau.ui.registry.kinds import label, said, table_column
from jangkau.ui.registry.lists import moment_shown, moment_typed, text

PAGE = 100
ROW, MOST_ROWS = 36, 15  # pixels a row, rows seen at once


# What metrics know of an entry besides what its list keeps: how it is written.
Writer = Callable[[Say, Any], str]
READ_ONLY: dict[str, Writer] = {
    "flags": lambda say, flags: flags,
    "followers": lambda say, total: "" if pd.isna(total) else say.number(total),
    "followers_age_days": lambda say, days: "" if pd.isna(days) else say("registry.days_ago", ago=say.lasting(days)),
    "last_data_on": lambda say, day: "" if pd.isna(day) else say.short_day(day),
    "last_post_on": lambda say, day: "" if pd.isna(day) else say.short_day(day),
    "posts": lambda say, posts: say.number(posts),
    "accounts": lambda say, accounts: say.number(accounts),
    "accounts_came": lambda say, accounts: say.number(accounts),
}


@dataclass(frozen=True)
class Narrowed:
    """The keys that a reader's choices leave of a list, whether these can be taken off it, and the choices that matter."""

    keys: list[str]
    removable: bool = True
    province: str | None = None
    mark: str | None = None


@dataclass(frozen=True)
class Table:
    """A list's columns in their order, which of them are edited, and how those that are only read are written."""

    listing: Listing
    columns: Mapping[str, Any]
    editable: tuple[str, ...]
    writers: Mapping[str, Callable[[Any], str]]
    in_words: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows  # a page's rows with what is said in words
    removable: bool = True
    variant: str = ""  # what else makes the table another one, such as the order of its choices
    moments: tuple[str, ...] = ()  # columns whose moments stand there as people write them

    @classmethod
    def of(cls, listing: Listing, rows: pd.DataFrame, narrowed: Narrowed, say: Say) -> Self:
        """The table that a list's declaration describes."""
        content = listing.content
        names = [name for name in content.in_table if name in content.by_name or name in READ_ONLY]
        columns = {
            name: table_column(content, name, rows, narrowed.province, say)
            if name in content.by_name
            else read_only(content, name, rows, say)
            for name in names
        }
        writers = {name: partial(READ_ONLY[name], say) for name in names if name in READ_ONLY}
        editable = tuple(name for name in names if content.editable(name))
        fixed = [name for name in names if name in content.by_name and name not in editable]
        moments = tuple(column.name for column in content.of_kind("moment") if column.name in editable)

        def in_words(page: pd.DataFrame) -> pd.DataFrame:
            told = {name: [said(content, name, value, say) for value in page[name]] for name in fixed}
            return page.assign(**told | {name: [moment_shown(text(value)) for value in page[name]] for name in moments})

        return cls(listing, columns, editable, writers, in_words, narrowed.removable, narrowed.province or "", moments)


def read_only(content: Content, name: str, rows: pd.DataFrame, say: Say) -> object:
    """A column that is only read: a number, a day or words."""
    title, key = label(content, name, say), f"{content.label(name)}.help"
    if pd.api.types.is_datetime64_any_dtype(rows[name]):
        return DateColumn(title, format="DD/MM/YYYY", width=130)
    if pd.api.types.is_numeric_dtype(rows[name]):
        return NumberColumn(title, width=110)
    return TextColumn(title, width=205, help=say(key) if key in say else None)


def pending(listing: Listing, rows: pd.DataFrame) -> Edits:
    """What is unsaved in a list, whether its table is open or not."""
    return still_needed(joined(listing.own.settled, listing.own.live), rows)


def edited(table: Table, rows: pd.DataFrame, keys: list[str], version: str, say: Say) -> Edits:
    """Show the rows with these keys and gather what is changed; gives all that is unsaved in this list.

    Changes outlast paging, searching and other tabs: when another table is opened, those of the last one are settled.
    """
    own = table.listing.own
    page = one_page(table.listing.content.name, keys, say)
    name = _name(table, own, page, version, say)
    forgotten = own.live and name not in st.session_state  # another list or page was open meanwhile
    if own.mounted != name or forgotten:
        own.settled, own.live = joined(own.settled, own.live), Edits()
        own.generation += bool(forgotten)
        own.mounted = name = _name(table, own, page, version, say)
    before = table.in_words(laid_over(rows.loc[page], own.settled))[list(table.columns)]
    own.live = as_kept(difference(before, _editor(table, before, name, say), table.editable), table.moments)
    return pending(table.listing, rows)


def as_kept(edits: Edits, moments: tuple[str, ...]) -> Edits:
    """The edits with their moments as files write them."""
    changed = {
        key: {column: moment_typed(value) if column in moments else value for column, value in values.items()}
        for key, values in edits.changed.items()
    }
    return Edits(changed, edits.removed)


def _name(table: Table, own: Desk, page: list[str], version: str, say: Say) -> str:
    """What tells one open table from another: its list, version, language, choices and rows."""
    parts = (version, say.lang, table.listing.desk, table.variant, str(table.removable), str(own.generation))
    mark = hashlib.sha1("\n".join((*parts, *page)).encode(), usedforsecurity=False).hexdigest()
    return f"registry.table.{table.listing.content.name}.{mark}"


def _editor(table: Table, before: pd.DataFrame, name: str, say: Say) -> pd.DataFrame:
    st.space("small")  # for the table's own tools, which a phone shows always
    written = before.style.format({column: write for column, write in table.writers.items() if column in before})
    return st.data_editor(
        written, key=name, hide_index=True, width="stretch", height=ROW * (min(len(before), MOST_ROWS) + 1) + 3,
        row_height=ROW, placeholder="", column_config=dict(table.columns), num_rows="delete" if table.removable else "fixed",
        disabled=[column for column in before.columns if column not in table.editable],
        alt=say("registry.alt", list=say(f"registry.tab.{table.listing.content.name}"), n=len(before)),
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
