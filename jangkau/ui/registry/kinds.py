"""What each kind of column is on the page: how it is called, how its values are said, how a table and a form show it."""

from collections.abc import Mapping
from datetime import UTC, date, time

import pandas as pd
import streamlit as st
from streamlit.column_config import DateColumn, NumberColumn, SelectboxColumn, TextColumn

from etl.registry.columns import Column, Content
from etl.registry.invited import invited_scope
from etl.registry.regions import provinces, regencies
from jangkau.findings.places import invited_said, place_name
from jangkau.locales import Say
from jangkau.ui.registry.choices import region_codes
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.invitees import invitees
from jangkau.ui.registry.lists import text
from jangkau.ui.text import plain_html
from jangkau.warehouse.vocabulary import WIB

WIDTHS = {"text": 190, "choice": 155, "platform": 90, "handle": 185, "day": 120, "moment": 170, "province": 140, "regency": 190,
          "patterns": 320, "scope": 200, "number": 100, "rupiah": 130, "url": 220,
          "period": 110, "place": 190, "goal": 120}  # fmt: skip
WIDE = ("patterns", "scope", "url")  # a form gives them a line of their own


def label(content: Content, name: str, say: Say) -> str:
    """What a column is called; one that only files have by the name it bears there."""
    return say(content.label(name)) if content.label(name) in say else name


def said(content: Content, name: str, value: object, say: Say) -> str:
    """A value in words; one that nobody knows as it is written."""
    column, known = content.by_name.get(name), text(value)
    if column is None or not known:
        return known
    if column.kind in ("province", "regency", "place"):
        return place_said(column, known, say) or known
    if column.kind == "scope":
        return scope_said(known, say)
    return choice_said(column, known, say) if column.choices else known


def place_said(column: Column, code: object, say: Say) -> str:
    """A kabupaten, kota or province by its code; a province is told from a kota of its name where both may stand."""
    province = column.kind in ("regency", "place") and text(code) in provinces()
    return say("registry.province", name=place_name(code)) if province else place_name(code)


def choice_said(column: Column, choice: str, say: Say) -> str:
    """One of a column's choices in words."""
    key = f"{column.says}.{choice}"
    return say(key) if choice in column.choices and key in say else choice


def scope_said(scope: str, say: Say) -> str:
    """Who is invited, in words; a scope that cannot be read as it is written."""
    kept, unread = invited_scope(scope)
    return scope if unread else invited_said(kept, say)


def table_column(content: Content, name: str, rows: pd.DataFrame, province: str | None, say: Say) -> object:
    """A column of the table; `province`: whose kabupaten and kota are offered first."""
    column, title = content.by_name[name], label(content, name, say)
    pinned, width = name == content.in_table[0], WIDTHS[column.kind]
    if not content.editable(name):
        return TextColumn(title, pinned=pinned, width=width)
    if words := offered(column, bool(column.together), province, say):
        options = list(dict.fromkeys([*words, *(map(text, rows[name].dropna()) if column.choices else ())]))
        return SelectboxColumn(title, options=options, format_func=lambda value: words.get(str(value), str(value)), width=width)
    if column.kind == "day":
        return DateColumn(title, format="DD/MM/YYYY", width=width)
    if column.kind in ("number", "rupiah"):
        return NumberColumn(title, min_value=0, step=1, format="%d", width=width)
    return TextColumn(title, pinned=pinned, width=width + 40 * pinned)


def offered(column: Column, both: bool, province: str | None, say: Say) -> dict[str, str]:
    """What a column is chosen from, and how each is said; `both`: provinces beside their kabupaten and kota."""
    if column.choices:
        return {choice: choice_said(column, choice, say) for choice in column.choices}
    if column.kind == "province":
        return {code: place_name(code) for code in sorted(provinces())}
    if column.kind not in ("regency", "place"):
        return {}
    codes = region_codes(province) if both or column.kind == "place" else sorted(regencies())
    return {code: place_said(column, code, say) for code in codes}


def asked(content: Content, column: Column, given: Mapping[str, object], office: Office, say: Say) -> object:
    """The field or fields of a column in a form; `given`: what was answered before it."""
    title, key = label(content, column.page_name, say), f"registry.new.{content.said}.{column.name}"
    hint = say(column.hint) if column.hint else None
    if words := offered(column, bool(column.within), None, say):
        usual = list(words).index(column.usual) if column.usual in words else None
        way = say("registry.add.choose" if column.choices else "registry.add.region")
        return st.selectbox(title, list(words), usual, lambda value: words.get(value, value), key, placeholder=way)
    if column.kind == "scope":
        return invitees(title, key, "", office, say)
    if column.kind == "day":
        return st.date_input(title, value=None, format="DD/MM/YYYY", key=key)
    if column.kind == "moment":
        return moment_asked(column, title, key, given, office, say)
    if column.kind in ("number", "rupiah"):
        return st.number_input(title, min_value=0, value=None, step=1, key=key)
    typed = st.text_input(title, placeholder=hint, key=key)
    if column.kind == "patterns":
        st.html(f'<p class="unit">{plain_html(say("registry.patterns.how"))}</p>')
    return typed


def moment_asked(column: Column, title: str, key: str, given: Mapping[str, object], office: Office, say: Say) -> str:
    """An hour in WIB, and the day where no other field tells it."""
    if column.days:
        return typed_moment(next((day for day in map(given.get, column.days) if day), None), st.time_input(title, None, key=key))
    if column.usual == "now":
        now = office.order.now.replace(tzinfo=UTC).astimezone(WIB)
        st.session_state.setdefault(f"{key}.on", now.date())
        st.session_state.setdefault(f"{key}.at", now.time().replace(second=0, microsecond=0, tzinfo=None))
    day = st.date_input(title, None, format="DD/MM/YYYY", key=f"{key}.on")
    return typed_moment(day, st.time_input(say("registry.add.hour"), None, step=60, key=f"{key}.at"))


def typed_moment(day: object, hour: time | None) -> str:
    """A moment in WIB as a file writes it; "" where there is no hour.

    >>> typed_moment(date(2021, 12, 4), time(9, 30)), typed_moment(date(2021, 12, 4), None), typed_moment(None, time(9))
    ('2021-12-04 09:30', '', '09:00')
    """
    return " ".join([*([day.isoformat()] if isinstance(day, date) else []), f"{hour:%H:%M}"]) if hour else ""
