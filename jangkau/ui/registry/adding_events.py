"""Adding one event: a meetup or shock by its days; an agenda or campaign also by hours and patterns, seen before it is saved."""

from datetime import date, time

import pandas as pd
import streamlit as st

from etl.registry.regions import regencies
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry.adding import event_code
from jangkau.ui.registry.desk import Listing
from jangkau.ui.registry.dry_run import Entry, dry_run
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.invited import invitations, part_said
from jangkau.ui.registry.lists import EVENT_COLUMNS, EVENT_KINDS, MEASURED, event_cells, region_name
from jangkau.ui.registry.saving import added
from jangkau.ui.text import plain_html


def add_event(warehouse: Warehouse | None, rows: pd.DataFrame, office: Office, listing: Listing, say: Say) -> None:
    """The fields that the kind of event asks for, what its patterns would catch, and the button that saves it."""
    column = listing.words.column
    with st.container(border=True):
        given = fields(listing, say)
        measured, patterns = given["kind"] in MEASURED, ""
        if measured:
            patterns = st.text_input(
                column("patterns"), placeholder=say("registry.add.event.patterns"), key="registry.new.event.patterns"
            )
            st.html(f'<p class="unit">{plain_html(say("registry.patterns.how"))}</p>')
        name = given["name"] or say("registry.add.event.new")
        fine = dry_run(warehouse, [Entry(name, patterns)] if patterns.strip() else [], say)
        if not st.button(say("registry.add.events"), type="primary", key="registry.new.event.save", disabled=not fine):
            return
        event_id = event_code(given["name"], given["starts_on"])
        if event_id in rows.index:
            st.error(say("registry.add.known", row=listing.words.row(event_id)), icon=":material/error:")
            return
        row = {**dict.fromkeys(EVENT_COLUMNS), **given, "event_id": event_id, "patterns": patterns}
        added(office, listing, event_cells(row), say)


def fields(listing: Listing, say: Say) -> dict[str, object]:
    """What is typed of an event, by the columns of its file."""
    column, key = listing.words.column, "registry.new.event"
    with st.grid(4, min_column_width=200):
        kind = st.selectbox(column("kind"), EVENT_KINDS, format_func=lambda kind: say(f"registry.kind.{kind}"), key=f"{key}.kind")
        name = st.text_input(column("name"), placeholder=say("registry.add.event"), key=f"{key}.name")
        host = st.selectbox(
            column("host_regency_code"), sorted(regencies()), index=None, format_func=region_name,
            placeholder=say("registry.add.region"), key=f"{key}.host",
        )  # fmt: skip
        place = st.text_input(column("place"), key=f"{key}.place")
    days: dict[str, object] = {}
    with st.grid(4, min_column_width=200):
        for edge in ("starts", "ends"):
            days[f"{edge}_on"] = st.date_input(column(f"{edge}_on"), value=None, format="YYYY-MM-DD", key=f"{key}.{edge}_on")
            hour = st.time_input(column(f"{edge}_at"), value=None, key=f"{key}.{edge}_at") if kind in MEASURED else None
            days[f"{edge}_at"] = typed(days[f"{edge}_on"] or days["starts_on"], hour)
    invited = st.multiselect(
        column("invited_scope"), invitations(), format_func=lambda part: part_said(part, say), key=f"{key}.invited",
        placeholder=say("registry.add.invited"), filter_mode="contains", select_all=False,
    )  # fmt: skip
    return {
        "kind": kind, "name": name, "host_regency_code": host, "province_code": host[:2] if host else None, **days,
        "place": place, "invited_scope": ";".join(invited),
    }  # fmt: skip


def typed(day: date | None, hour: time | None) -> str:
    """A moment in WIB as a file writes it; "" where there is no hour.

    >>> typed(date(2021, 12, 4), time(9, 30)), typed(date(2021, 12, 4), None), typed(None, time(9))
    ('2021-12-04 09:30', '', '09:00')
    """
    return " ".join([*([day.isoformat()] if day else []), f"{hour:%H:%M}"]) if hour else ""
