"""Adding one hoax report, and marking one that stands as clarified now."""

from datetime import UTC

import pandas as pd
import streamlit as st

from etl.read.dates import WIB
from etl.registry.hoaxes import HOAX_CATEGORIES, HOAX_STATUSES
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry.adding import event_code
from jangkau.ui.registry.adding_events import typed
from jangkau.ui.registry.choices import region_codes
from jangkau.ui.registry.desk import Listing
from jangkau.ui.registry.dry_run import Entry, dry_run
from jangkau.ui.registry.edits import Edits, joined
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.lists import hoax_cells, moment, region_name
from jangkau.ui.registry.saving import added
from jangkau.ui.text import plain_html

KEY = "registry.new.hoax"


def add_hoax(warehouse: Warehouse | None, rows: pd.DataFrame, office: Office, listing: Listing, say: Say) -> None:
    """One report, its time preset to now; what its patterns would catch stands above the button that saves it."""
    column = listing.words.column
    with st.container(border=True):
        title = st.text_input(column("title"), placeholder=say("registry.add.hoax"), key=f"{KEY}.title")
        given = fields(office, listing, say)
        patterns = st.text_input(column("patterns"), placeholder=say("registry.add.hoax.patterns"), key=f"{KEY}.patterns")
        st.html(f'<p class="unit">{plain_html(say("registry.patterns.how"))}</p>')
        source = st.text_input(column("source"), placeholder=say("registry.add.hoax.source"), key=f"{KEY}.source")
        fine = dry_run(warehouse, [Entry(title or say("registry.add.hoax.new"), patterns)] if patterns.strip() else [], say)
        if not st.button(say("registry.add.hoaxes"), type="primary", key=f"{KEY}.save", disabled=not fine):
            return
        hoax_id = event_code(title, st.session_state[f"{KEY}.reported_at.on"])
        if hoax_id in rows.index:
            st.error(say("registry.add.known", row=listing.words.row(hoax_id)), icon=":material/error:")
            return
        row = {**given, "hoax_id": hoax_id, "title": title, "patterns": patterns, "source": source}
        added(office, listing, hoax_cells(row), say)


def fields(office: Office, listing: Listing, say: Say) -> dict[str, object]:
    """Category, region, status and times, by the columns of the file."""
    column = listing.words.column
    with st.grid(3, min_column_width=220):
        category = st.selectbox(
            column("category"), list(HOAX_CATEGORIES.values()), index=None, format_func=lambda one: say(f"registry.hoax.{one}"),
            placeholder=say("registry.add.choose"), key=f"{KEY}.category",
        )  # fmt: skip
        region = st.selectbox(
            column("regency_code"), region_codes(), index=None, format_func=region_name, placeholder=say("registry.add.region"),
            key=f"{KEY}.region",
        )  # fmt: skip
        status = st.selectbox(
            column("status"), list(HOAX_STATUSES.values())[::-1], format_func=lambda one: say(f"registry.hoax.{one}"),
            key=f"{KEY}.status",
        )  # fmt: skip
        reported_at = moment_asked("reported_at", office, listing, say)
        clarified_at = moment_asked("clarified_at", office, listing, say) if status == "clarified" else ""
    code = region or ""
    return {
        "category": category, "status": status, "reported_at": reported_at, "clarified_at": clarified_at,
        "province_code": code[:2], "regency_code": code if "." in code else "",
    }  # fmt: skip


def moment_asked(name: str, office: Office, listing: Listing, say: Say) -> str:
    """A day and an hour in WIB, both preset to now and free to change."""
    now = office.order.now.replace(tzinfo=UTC).astimezone(WIB)
    for part, preset in (("on", now.date()), ("at", now.time().replace(second=0, microsecond=0, tzinfo=None))):
        st.session_state.setdefault(f"{KEY}.{name}.{part}", preset)
    day = st.date_input(listing.words.column(name), format="YYYY-MM-DD", key=f"{KEY}.{name}.on")
    return typed(day, st.time_input(say(f"registry.add.hoax.{name}"), step=60, key=f"{KEY}.{name}.at"))


def mark_clarified(rows: pd.DataFrame, unsaved: Edits, office: Office, listing: Listing, say: Say) -> None:
    """Choose a report that is not clarified yet and enter that it is, now; saved like any change, its hour free to edit."""
    waiting = [key for key in rows.index[rows["status"] == "pending"] if key not in unsaved.changed]
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            say("registry.hoaxes.waiting", n=len(waiting)), waiting, index=None, format_func=listing.words.row,
            placeholder=say("registry.add.choose"), key="registry.hoaxes.waiting", width=460,
        )  # fmt: skip
        pressed = st.button(
            say("registry.hoaxes.clarified_now"), icon=":material/done:", key="mark-clarified", disabled=not chosen
        )
    if pressed:
        own = listing.own
        now = Edits({chosen: {"status": "clarified", "clarified_at": moment(office.order.now.replace(second=0))}})
        own.settled, own.live = joined(joined(own.settled, own.live), now), Edits()
        own.generation += 1
        st.rerun()
