"""Who came: a list of names or handles, matched to the registry with a person deciding what is not exact, then kept."""

import hashlib
from pathlib import Path

import pandas as pd
import streamlit as st

from etl.keep.rooms import room
from etl.messages import issue_text
from etl.model import FileRefused, Issue
from etl.read.source import Source
from etl.receipt import Receipt
from etl.registry.attendance_list import Guest, guests
from etl.registry.attendance_match import Match, Registry, matched
from etl.registry.contents import ATTENDANCE
from jangkau.locales import Say
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.registry.attendance_names import attendance_names
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.meetups.guests import ask, exact_ones
from jangkau.ui.registry.desk import done, outcome
from jangkau.ui.registry.files import Office, edit_file, saved
from jangkau.ui.text import plain, plain_html

LARGEST, MOST = 5, 2_000  # megabytes; entries
FILES = ["csv", "xlsx", "xls", "txt"]
READ, KEPT = "meetup.attendance.read", "meetup.attendance.kept"


def attendance_list(warehouse: Warehouse, event: dict, office: Office, say: Say) -> None:
    """The panel of one meetup: a file, what it says, and the button that keeps it."""
    outcome(office, "attendance", say)
    opened = st.expander(say("meetup.attendance"), key="meetup-attendance", on_change="rerun", icon=":material/how_to_reg:")
    if not opened.open:
        return
    with opened:
        st.html(f'<p class="unit">{plain_html(say("meetup.attendance.how", event=event["name"], most=say.number(MOST)))}</p>')
        file = st.file_uploader(
            say("meetup.attendance.file"),
            FILES,
            key=f"meetup.file.{st.session_state.get(KEPT, 0)}",
            max_upload_size=LARGEST,
            label_visibility="collapsed",
        )
        if file is not None:
            offered(warehouse, event, office, file.getvalue(), file.name, say)


def offered(warehouse: Warehouse, event: dict, office: Office, data: bytes, name: str, say: Say) -> None:
    """What the list says, what has to be answered, and the button once all is."""
    matches = read(warehouse, data, name)
    if isinstance(matches, Issue):
        st.error(plain(issue_text(matches, say)), icon=":material/error:")
        return
    if not matches or len(matches) > MOST:
        st.error(say("meetup.attendance.many" if matches else "meetup.attendance.empty", n=len(matches)), icon=":material/error:")
        return
    exact = [match for match in matches if match.exact]
    nothing = sum(match.kind == "nothing" for match in matches)
    open_ = len(matches) - len(exact) - nothing
    counts = {"exact": say.number(len(exact)), "open": say.number(open_), "nothing": say.number(nothing)}
    st.html(f'<p class="said">{plain_html(say("meetup.attendance.found", n=len(matches), **counts))}</p>')
    exact_ones(exact, say)
    answered = ask([match for match in matches if not match.exact], hashlib.sha256(data).hexdigest()[:12], say)
    if answered is None:
        return
    chosen = list(dict.fromkeys([match.candidates[0] for match in exact] + answered))
    keep(warehouse, event, office, chosen, name, say)


def read(warehouse: Warehouse, data: bytes, name: str) -> list[Match] | Issue:
    """The file's entries with what the registry knows of each; read once, however often the page is drawn with it."""
    key = (warehouse.version, name, hashlib.sha256(data).digest())
    known = st.session_state.get(READ)
    if not known or known[0] != key:
        listed = entries(data, name)
        matches = listed if isinstance(listed, Issue) else matched(listed[: MOST + 1], Registry(attendance_names(warehouse)))
        known = st.session_state[READ] = (key, matches)
    return known[1]


def entries(data: bytes, name: str) -> list[Guest] | Issue:
    """The entries of a file as text; why where it cannot be read."""
    with room() as folder:
        path = folder / (Path(name).name or "file.csv")
        path.write_bytes(data)
        try:
            return guests(list(Source(path, path.name, "", path.name).records))
        except FileRefused as refusal:
            return refusal.issue


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
