"""Whose data, what of them is kept, the file that hands it over, the way to erase it, and how long each kind stays."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import streamlit as st

from etl.keep.kept import known_accounts
from etl.keep.tombstones import tombstones
from jangkau.access.people import Refused
from jangkau.access.retention import KEPT, days
from jangkau.access.roles import Person
from jangkau.findings.period import moment_said
from jangkau.locales import Say
from jangkau.ui.people.words import by_whom, refusal
from jangkau.ui.privacy.forget import ACCOUNT, PERSON, asked_for, forget
from jangkau.ui.privacy.kept import FILE, Whom, everything, handed_over
from jangkau.ui.reader import access, exported
from jangkau.ui.session import now
from jangkau.ui.text import plain
from jangkau.ui.upload.words import account_said
from jangkau.warehouse.folders import Folders

SHOWN = 20  # erasures
DONE = "privacy-done"


def choose(data: Path, say: Say) -> Whom | None:
    """The account or the user that it is about."""
    if done := st.session_state.pop(DONE, None):
        st.success(plain(done), icon=":material/check_circle:")
    left, right = st.columns([2, 3], gap="medium")
    kind = left.segmented_control(
        say("privacy.of"), [ACCOUNT, PERSON], default=ACCOUNT, key="privacy-kind", required=True,
        format_func=lambda kind: say(f"privacy.of.{kind}"),
    )  # fmt: skip
    if kind == PERSON:
        known = {row["email"]: f"{row['name']} · {row['email']}" for row in access().rows("people")}
    else:
        boxes = {row["account"] for row in access().rows("boxes")}
        known = {name: account_said(name, say) for name in sorted({*known_accounts(Folders(data)), *boxes})}
    who = right.selectbox(
        say("privacy.whose"), list(known), index=None, key=f"privacy-{kind}", format_func=lambda key: known.get(key, key),
        placeholder=say("privacy.whose.what"),
    )  # fmt: skip
    return Whom(kind, who) if kind and who else None


def kept_list(data: Path, whom: Whom, person: Person, say: Say) -> None:
    """What is kept of them, kind by kind; the file, and the way to erase it all."""
    tables = everything(data, whom)
    with st.container(border=True, key="privacy-kept"):
        if not any(table.rows for table in tables):
            st.markdown(plain(say("privacy.nothing")))
            return
        st.table(
            {say("privacy.kind"): [say(f"privacy.kept.{table.name}") for table in tables],
             say("privacy.count"): [say.number(len(table.rows)) for table in tables]},
            border="horizontal", hide_index=True,
        )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                say("privacy.download"), exported(FILE, lambda: handed_over(data, whom)), FILE, "application/zip",
                key="privacy-download", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
            with st.popover(say("privacy.erase"), icon=":material/delete_forever:"):
                erasing(data, whom, person, say)


def erasing(data: Path, whom: Whom, person: Person, say: Say) -> None:
    """Ask for the name once more, then erase."""
    st.markdown(plain(say("privacy.erase.what", who=whom.who)))
    typed = st.text_input(say("privacy.erase.type", who=whom.who), key="privacy-typed", autocomplete="off")
    if not st.button(say("privacy.erase.do"), key="privacy-erase", type="primary", disabled=typed.strip() != whom.who):
        return
    try:
        asked = asked_for(data, whom.kind, whom.who, by_whom(person), now())
        with st.spinner(say("privacy.erase.doing")):
            stone = forget(data, replace(asked, by=by_whom(person)), str(st.context.ip_address or "-"))
    except Refused as refused:
        st.error(plain(refusal(refused.code, refused.about, say)), icon=":material/error:")
        return
    counts = {name: stone.counts.get(name, 0) for name in ("files", "rows", "values", "posts", "events", "weeks", "lines")}
    st.session_state[DONE] = say("forget.done", **counts, mark=stone.fingerprint[:12])
    st.rerun()


def kept_until(say: Say) -> None:
    """How long each kind is kept."""
    st.header(say("privacy.until"), anchor=False)
    st.caption(plain(say("privacy.until.what")))
    st.container(key="kept-until").table(
        {say("privacy.kind"): [say(f"privacy.until.{kind}") for kind in KEPT],
         say("privacy.days"): [say("privacy.days.n", n=days(kind)) if days(kind) else say("privacy.days.ever") for kind in KEPT],
         say("privacy.setting"): [f"`JANGKAU_KEEP_{kind.upper()}`" for kind in KEPT]},
        border="horizontal", hide_index=True,
    )  # fmt: skip


def erased_list(data: Path, say: Say) -> None:
    """What was erased: when, by whom, how much; never who it was."""
    stones = tombstones(Folders(data))
    if not stones:
        return
    st.header(say("privacy.erased"), anchor=False)
    newest = stones[: -SHOWN - 1 : -1]
    st.table(
        {say("privacy.erased.at"): [moment_said(datetime.fromisoformat(stone.at), say) for stone in newest],
         say("privacy.erased.by"): [plain(stone.by) for stone in newest],
         say("privacy.of"): [say(f"privacy.of.{stone.kind}") for stone in newest],
         say("privacy.kept.imports"): [say.number(stone.counts.get("files", 0)) for stone in newest],
         say("privacy.kept.days"): [say.number(stone.counts.get("values", 0)) for stone in newest],
         say("privacy.kept.posts"): [say.number(stone.counts.get("posts", 0)) for stone in newest]},
        border="horizontal", hide_index=True,
    )  # fmt: skip
