"""The events of the registry: meetups, agendas, campaigns and shocks, edited in place, added, uploaded and downloaded."""

import pandas as pd
import streamlit as st

from etl.registry.regions import provinces, regencies
from jangkau.locales import Say
from jangkau.metrics.registry.registered import matching_events
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry import choices
from jangkau.ui.registry.adding_events import add_event
from jangkau.ui.registry.desk import Listing, Words
from jangkau.ui.registry.dry_run import changed_patterns, dry_run, uploaded_patterns
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.invited import scope_said
from jangkau.ui.registry.lists import EVENT_KINDS, in_wib, region_name, text
from jangkau.ui.registry.panels import panel
from jangkau.ui.registry.saving import unsaved
from jangkau.ui.registry.table import Table, edited, pending
from jangkau.ui.text import plain_html

LIST = "events"
PRECISIONS = ("day", "month")
EDITABLE = (
    "name", "kind", "series", "starts_on", "starts_at", "ends_on", "ends_at", "date_precision", "province_code",
    "host_regency_code", "invited_scope", "participants", "place", "source", "patterns",
)  # fmt: skip
DAYS = ("starts_on", "ends_on")
SAID = {"kind": "registry.kind", "date_precision": "registry.precision"}


def events_tab(warehouse: Warehouse | None, events: pd.DataFrame, office: Office, opened: str | None, say: Say) -> None:
    """The whole tab; `events` is the frame of metrics.registered_events, `opened` the panel that stands open."""
    events = in_wib(events)
    rows = events.set_index("event_id", drop=False)
    listing = Listing(LIST, words_for(events, say))
    panel(
        opened, LIST, events, office, say,
        lambda: add_event(warehouse, rows, office, listing, say),
        lambda found: dry_run(warehouse, uploaded_patterns(found, rows), say),
    )  # fmt: skip
    if rows.empty:
        return
    counts = {kind: int((events["kind"] == kind).sum()) for kind in EVENT_KINDS}
    kind = choices.mark("kind", counts, len(events), say)
    with st.grid(4, min_column_width=150, gap="small", key="registry-filters"):
        searched = choices.searched(say, LIST)
        province = choices.province(events["province_code"].dropna().unique().tolist(), say)
    found = matching_events(rows, kind, province, searched)
    if found.empty:
        st.info(say("registry.nothing_found"), icon=":material/search_off:")
    else:
        edited(table(listing, say), rows, list(found.index), warehouse.version if warehouse else "", say)
    edits = pending(listing, rows)
    dry_run(warehouse, changed_patterns(edits, rows, "name"), say)
    st.html(f'<p class="foot">{plain_html(say("registry.edit.how"))} {plain_html(say("registry.events.scope"))}</p>')
    unsaved(office, listing, rows, edits, say)


def words_for(events: pd.DataFrame, say: Say) -> Words:
    """How events, their columns and their values are called."""
    names = dict(zip(events["event_id"], events["name"], strict=True))

    def value(column: str, given: object) -> str:
        if column in SAID:
            return say(f"{SAID[column]}.{given}") if text(given) else ""
        if column == "invited_scope":
            return scope_said(text(given), say) if text(given) else ""
        return region_name(given) if column in ("province_code", "host_regency_code") else text(given)

    return Words(
        lambda key: names.get(key, key),
        lambda column: say(f"registry.column.event.{column}") if column in ("event_id", *EDITABLE) else column,
        value,
    )


def table(listing: Listing, say: Say) -> Table:
    """The table's columns."""
    kind, name = st.column_config, listing.words.column
    columns = {
        "name": kind.TextColumn(name("name"), pinned=True, width=220),
        "kind": kind.SelectboxColumn(
            name("kind"), options=EVENT_KINDS, format_func=lambda k: say(f"registry.kind.{k}"), width=110
        ),
        "starts_on": kind.DateColumn(name("starts_on"), format="YYYY-MM-DD", width=115),
        "starts_at": kind.TextColumn(name("starts_at"), width=165),
        "ends_on": kind.DateColumn(name("ends_on"), format="YYYY-MM-DD", width=115),
        "ends_at": kind.TextColumn(name("ends_at"), width=170),
        "date_precision": kind.SelectboxColumn(
            name("date_precision"), options=PRECISIONS, format_func=lambda p: say(f"registry.precision.{p}"), width=110
        ),
        "host_regency_code": kind.SelectboxColumn(
            name("host_regency_code"), options=sorted(regencies()), format_func=region_name, width=190
        ),
        "province_code": kind.SelectboxColumn(
            name("province_code"), options=sorted(provinces()), format_func=region_name, width=140
        ),
        "series": kind.TextColumn(name("series"), width=160),
        "invited_scope": kind.TextColumn(name("invited_scope"), width=200),
        "participants": kind.NumberColumn(name("participants"), min_value=0, step=1, format="%d", width=90),
        "accounts_came": kind.NumberColumn(say("registry.column.event.accounts_came"), width=110),
        "place": kind.TextColumn(name("place"), width=220),
        "patterns": kind.TextColumn(name("patterns"), width=260),
        "source": kind.TextColumn(name("source"), width=220),
        "event_id": kind.TextColumn(name("event_id"), width=150),
    }
    return Table(listing, columns, EDITABLE, {"accounts_came": say.number})
