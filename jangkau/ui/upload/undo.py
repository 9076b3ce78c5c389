"""The way back on the page: asked once, then done for one file or for a whole batch."""

from collections.abc import Sequence

import streamlit as st

from etl.keep.entries import Entry
from etl.keep.undo import restore_all, withdraw_all
from etl.receipt import Order
from jangkau.locales import Say
from jangkau.ui.reader import record
from jangkau.ui.session import now
from jangkau.ui.text import plain
from jangkau.ui.upload.cards import paragraph
from jangkau.ui.upload.desk import Desk
from jangkau.warehouse.folders import Folders


def act(folders: Folders, desk: Desk, say: Say) -> None:
    """Do what a person has just confirmed, withdraw or restore, and say so."""
    decided = st.session_state.pop("history-decided", None)
    if not decided:
        return
    way, import_ids, who = decided
    with st.spinner(say(f"upload.{way}.doing")):
        changed = (withdraw_all if way == "withdraw" else restore_all)(folders, import_ids, Order(who, now()))
    for import_id in import_ids:
        record("withdrawn" if way == "withdraw" else "restored", import_id=import_id)
    desk.read_again()
    st.toast(say(f"upload.{way}.done", file=plain(files_said(changed, say))), icon=":material/check:")


def files_said(entries: Sequence[Entry], say: Say) -> str:
    """One file by its name, several by their number."""
    return entries[0]["file_name"] if len(entries) == 1 else say("desk.files", n=len(entries))


def asked(number: str | None) -> None:
    """Remember for which import or batch the way back is asked."""
    st.session_state["history-asked"] = number


def _decided(way: str, import_ids: tuple[str, ...], who: str) -> None:
    st.session_state["history-asked"] = None
    st.session_state["history-decided"] = (way, import_ids, who)


def confirm(way: str, entries: Sequence[Entry], number: str, who: str, say: Say) -> None:
    """Say what will happen, and ask once."""
    with st.container(border=True, key=f"confirm-{number}", gap="small"):
        rows = sum(entry["loaded"] or 0 for entry in entries)
        st.html(paragraph(say(f"upload.{way}.sure", file=files_said(entries, say), n=rows), "file-why"))
        with st.container(horizontal=True, gap="small"):
            decided = (way, tuple(entry["import_id"] for entry in entries), who)
            st.button(say(f"upload.{way}.yes"), key="confirm-yes", type="primary", on_click=_decided, args=decided)
            st.button(say("upload.cancel"), key="confirm-no", on_click=asked, args=(None,))
