"""The form that adds one entry to a list, made of the list's columns; what its patterns would catch is seen before saving."""

import re
from datetime import date
from hashlib import sha256

import pandas as pd
import streamlit as st

from etl.registry.columns import Content
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry.desk import Listing
from jangkau.ui.registry.dry_run import Entry, dry_run
from jangkau.ui.registry.files import Office, checked, edit_file
from jangkau.ui.registry.kinds import WIDE, asked
from jangkau.ui.registry.lists import cells_of, text
from jangkau.ui.registry.saving import added
from jangkau.warehouse.captions import folded

WORDS = 6  # of a name in its code


def add_entry(warehouse: Warehouse | None, rows: pd.DataFrame, office: Office, listing: Listing, say: Say) -> None:
    """The fields of one entry and the button that saves it; what was typed stays where it is refused."""
    content = listing.content
    with st.container(border=True):
        given = fields(content, office, say)
        name = text(given.get(content.called)) or entry_new(content, say)
        patterns = [text(given.get(column.name)) for column in content.of_kind("patterns")]
        fine = dry_run(warehouse, [Entry(name, typed) for typed in patterns if typed.strip()], say)
        if not st.button(
            say(f"registry.add.{content.name}"), type="primary", key=f"registry.new.{content.said}.save", disabled=not fine
        ):  # fmt: skip
            return
        if content.keys[0] not in given:
            given[content.keys[0]] = event_code(text(given.get(content.called)), first_day(given))
        row = cells_of(content, given)
        entries = checked(content.name, edit_file(content, [row], (), office.order), "").lines
        known = rows.index[rows["registered"]] if "registered" in rows else rows.index
        if entries and entries[0].key in known:
            st.error(say("registry.add.known", row=listing.words.row(entries[0].key)), icon=":material/error:")
            return
        added(office, listing, row, say)


def entry_new(content: Content, say: Say) -> str:
    """What an entry without a name is called, where its patterns are tried."""
    return say(f"registry.add.{content.said}.new") if content.of_kind("patterns") else ""


def fields(content: Content, office: Office, say: Say) -> dict[str, object]:
    """What is typed, by the columns of the file: short fields side by side, long ones on a line of their own."""
    columns = [content.by_name[name] for name in content.in_form]
    given: dict[str, object] = {}
    with st.grid(4, min_column_width=200):
        for column in columns:
            if column.kind not in WIDE and _wanted(column.asked_if, given):
                given[column.page_name] = asked(content, column, given, office, say)
    for column in columns:
        if column.kind in WIDE and _wanted(column.asked_if, given):
            given[column.page_name] = asked(content, column, given, office, say)
    return given


def _wanted(asked_if: tuple[str, tuple[str, ...]] | None, given: dict[str, object]) -> bool:
    return asked_if is None or given.get(asked_if[0]) in asked_if[1]


def first_day(given: dict[str, object]) -> date | None:
    """The first day that a form tells, as a day or as the day of a moment."""
    days = [value for value in given.values() if isinstance(value, date)]
    moments = [value[:10] for value in given.values() if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d ", value)]
    return next(iter([*days, *map(date.fromisoformat, moments)]), None)


def event_code(name: str, starts_on: date | None) -> str:
    """A code from the name and the day; a name that is longer, or has no letter of the alphabet, adds a mark of the whole.

    >>> event_code("EJSN Meet Up!", date(2022, 3, 5)), event_code("𝗝𝗮𝘁𝗶𝗺 Bangkit", None), event_code("السياحة", None)
    ('ejsn-meet-up-2022-03-05', 'jatim-bangkit', '233e')
    """
    words = re.findall(r"[a-z0-9]+", folded(name))
    whole = [] if 0 < len(words) <= WORDS else [sha256(name.encode()).hexdigest()[:4]]
    return "-".join([*words[:WORDS], *whole, *([starts_on.isoformat()] if starts_on else [])])
