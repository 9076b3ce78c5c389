"""Who came: a list of names or handles, matched to the registry with a person deciding what is not exact, then kept."""

import hashlib
from pathlib import Path

import pandas as pd
import streamlit as st

from etl.messages import issue_text
from etl.model import Issue
from etl.read.records import Record
from etl.receipt import Receipt
from etl.registry.attendance_columns import columns_of
from etl.registry.attendance_list import guests
from etl.registry.attendance_match import Match, Registry, matched
from etl.registry.contents import ATTENDANCE
from jangkau.locales import Say
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.registry.attendance_names import attendance_names
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.meetups.guests import ask, exact_ones
from jangkau.ui.parts import drop_limit
from jangkau.ui.registry.desk import done, once, outcome
from jangkau.ui.registry.files import Office, edit_file, records_in, saved
from jangkau.ui.registry.questions import listed, named
from jangkau.ui.registry.upload import FILES, template_button
from jangkau.ui.text import plain, plain_html

LARGEST, MOST = 5, 2_000  # megabytes; entries
READ, KEPT = "meetup.attendance.read", "meetup.attendance.kept"


def attendance_list(warehouse: Warehouse, event: dict, office: Office, say: Say) -> None:
    """The door on the meetup page: a drawer, closed at first."""
    outcome(office, "attendance", say)
    opened = st.expander(say("meetup.attendance"), key="meetup-attendance", on_change="rerun", icon=":material/how_to_reg:")
    if opened.open:
        with opened:
            door(warehouse, event, office, say)


def door(warehouse: Warehouse, event: dict, office: Office, say: Say) -> None:
    """The one way in for who came: any list, what of it is used, and the button that keeps it."""
    st.html(f'<p class="unit">{plain_html(say("meetup.attendance.how", event=event["name"], most=say.number(MOST)))}</p>')
    key = f"meetup.file.{st.session_state.get(KEPT, 0)}"
    words = say("meetup.attendance.file")
    st.html(f"<style>:root{{{drop_limit(LARGEST, say)}}}</style>")
    file = st.file_uploader(words, FILES, key=key, max_upload_size=LARGEST, label_visibility="collapsed")
    template_button("attendance", say)
    if file is None:
        return
    data, name = file.getvalue(), file.name
    mark = hashlib.sha256(data).hexdigest()
    records = once("meetup.attendance.records", (name, mark), lambda: records_in(data, name))
    if isinstance(records, Issue):
        st.error(plain(issue_text(records, say)), icon=":material/error:")
        return
    rows = [cells for _, cells in records]
    if named(rows):  # the registry's own form, which names the events: several at once
        listed(warehouse, office, rows, data, name, say)
    else:
        offered(warehouse, event, office, records, (name, mark), say)


def offered(warehouse: Warehouse, event: dict, office: Office, records: list[Record], file: tuple[str, str], say: Say) -> None:
    """What the list says, by which of its columns, what has to be answered, and the button once all is. file: name and mark."""
    matches, columns = once(READ, (warehouse.version, *file), lambda: read(warehouse, records))
    if not matches or len(matches) > MOST:
        st.error(say("meetup.attendance.many" if matches else "meetup.attendance.empty", n=len(matches)), icon=":material/error:")
        return
    exact = [match for match in matches if match.exact]
    nothing = sum(match.kind == "nothing" for match in matches)
    open_ = len(matches) - len(exact) - nothing
    counts = {"exact": say.number(len(exact)), "open": say.number(open_), "nothing": say.number(nothing)}
    used = [say("meetup.attendance.column", name=column) for column in columns]
    by = say("meetup.attendance.columns", columns=say.listed(used)) if used else say("meetup.attendance.first_cell")
    st.html(f'<p class="said">{plain_html(say("meetup.attendance.found", n=len(matches), **counts))}</p>')
    st.html(f'<p class="foot">{plain_html(by)} {plain_html(say("meetup.attendance.rest"))}</p>')
    exact_ones(exact, say)
    answered = ask([match for match in matches if not match.exact], file[1][:12], say)
    if answered is None:
        return
    chosen = list(dict.fromkeys([match.candidates[0] for match in exact] + answered))
    keep(warehouse, event, office, chosen, file[0], say)


def read(warehouse: Warehouse, records: list[Record]) -> tuple[list[Match], tuple[str, ...]]:
    """The file's entries with what the registry knows of each, and the columns they stand in."""
    columns = columns_of(records)
    return matched(guests(records, columns)[: MOST + 1], Registry(attendance_names(warehouse))), columns.used


def keep(warehouse: Warehouse, event: dict, office: Office, chosen: list[str], name: str, say: Say) -> None:
    """The button, and through the registry's own door: ledger and undo as for every other list."""
    there = set(attendance(warehouse, event["event_id"])["account"])
    new = [account for account in chosen if account not in there]
    if len(chosen) > len(new):
        st.html(f'<p class="foot">{plain_html(say("meetup.attendance.there", n=len(chosen) - len(new)))}</p>')
    if not new:
        st.info(say("meetup.attendance.nothing_new"), icon=":material/check:")
    elif st.button(say("meetup.attendance.keep", n=len(new)), type="primary", key="meetup.keep"):
        rows = pd.DataFrame([account.split(":", 1) for account in new], columns=["platform", "handle"])
        data = edit_file(ATTENDANCE, rows.assign(event_id=event["event_id"]).to_dict("records"), (), office.order)
        with st.spinner(say("registry.saving")):
            receipt: Receipt = saved(office, "attendance", data, f"{Path(name).stem}.csv")
        sentence = say("meetup.attendance.kept", n=receipt.loaded, event=event["name"])
        st.session_state[KEPT] = st.session_state.get(KEPT, 0) + 1  # an uploader of a new key is empty again
        done("attendance", sentence, receipt.import_id)
