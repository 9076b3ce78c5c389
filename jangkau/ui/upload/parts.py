"""The parts of the upload page around the files: where things stand, who is at work, the door, what can be downloaded."""

from typing import Literal
from weakref import finalize

import streamlit as st

from etl.keep.rooms import close_room, open_room
from etl.messages import format_said
from etl.registry.files import CONTENTS, sheets, template
from jangkau.access.roles import ANYBODY
from jangkau.findings.period import moment_said
from jangkau.locales import Say
from jangkau.metrics.office import facts
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.ui.parts import demo_badge, finding, read
from jangkau.ui.reader import reader
from jangkau.ui.session import WHO
from jangkau.ui.text import plain, plain_html
from jangkau.ui.upload.browser_key import COOKIE, LEAST
from jangkau.ui.upload.desk import Desk
from jangkau.ui.upload.desks import desk_of
from jangkau.warehouse.folders import Folders, data_folder

DESK = "upload-desk"
SOURCES = ("meta", "tiktok", "youtube", "x", "linkedin", "sheet")


def badge(say: Say) -> None:
    """DATA CONTOH while the demo is loaded."""
    try:
        with reading() as warehouse:
            demo_badge(facts(warehouse), say)
    except NoWarehouse:
        return


def headline(desk: Desk, entries: list[dict], say: Say) -> None:
    """Where things stand, in a sentence: what can be loaded, what waits, or what was loaded last."""
    groups = desk.groups()
    ready, asking = len(groups["ready"]), len(groups["asking"])
    if desk.receipts:
        loaded = sum(receipt.state == "loaded" for _, receipt in desk.receipts)
        left = say("upload.title.loaded.left", n=len(desk.files)) if desk.files else ""
        finding(say("upload.title.loaded", n=loaded), f"{say('upload.title.loaded.what')} {left}".strip())
    elif asking:
        others = say("upload.title.asking.ready", n=ready) if ready else ""
        finding(say("upload.title.asking", n=asking), f"{others} {say('upload.title.unkept')}".strip())
    elif ready:
        finding(say("upload.title.ready", n=ready), say("upload.title.ready.what"))
    elif desk.files:
        finding(say("upload.title.nothing"), say("upload.title.nothing.what"))
    elif entries:
        moment = moment_said(entries[0]["loaded_at"], say)
        finding(say("upload.title"), say("upload.title.last", n=len(entries), who=entries[0]["who"], moment=moment))
    else:
        finding(say("upload.title.empty"), say("upload.title.empty.what"))


def page_style() -> None:
    """The page's few rules."""
    st.html(f"<style>{read('upload/style.css')}</style>")


def desk_of_session() -> Desk:
    """The reader's own desk as it was left, for as long as the session where nobody knows whose it is."""
    if whose := whose_desk():
        return desk_of(data_folder(), whose)
    if DESK not in st.session_state:
        st.session_state[DESK] = desk = Desk(open_room())
        finalize(desk, close_room, desk.room)  # the reader has gone, and the session with the desk
    return st.session_state[DESK]


def whose_desk() -> str:
    """The key of the reader's desk: who is signed in, else their browser's own; "" where there is neither."""
    person = reader()
    if person and person is not ANYBODY:
        return f"person {person.email}"
    key = st.context.cookies.get(COOKIE, "")
    return f"browser {key}" if len(key) >= LEAST else ""


def who_works(desk: Desk, say: Say) -> str:
    """The name that stands in the ledger; "" where it may not be used. Who is signed in cannot take another."""
    person = reader()
    if person and person.name:
        st.html(f'<p class="unit">{plain_html(say("upload.who"))}: {plain_html(person.name)}</p>')
        return person.name
    kept = st.session_state.get(WHO) or desk.who
    who = st.text_input(say("upload.who"), kept, max_chars=60, key="who", help=say("upload.who.help"), width=260)
    st.session_state[WHO] = who = " ".join((who or "").split())
    desk.signed(who)
    if not who:
        st.html(f'<p class="unit">{plain_html(say("upload.who.missing"))}</p>')
    return who


def door(desk: Desk, say: Say) -> None:
    """Where files are dropped. What arrives goes to the desk, and the door stands empty again.

    It takes every kind: what is no table is said beside the others, while the browser would drop it without a word.
    """
    turn = st.session_state.setdefault("upload-turn", 0)
    way = st.segmented_control(
        say("upload.door"), ("files", "folder"), default="files", required=True, key="upload-door",
        format_func=lambda way: say(f"upload.door.{way}"), label_visibility="collapsed",
    )  # fmt: skip
    many: Literal["directory", True] = "directory" if way == "folder" else True
    uploads = st.file_uploader(say("upload.drop"), accept_multiple_files=many, key=f"files-{turn}")
    if uploads:
        with st.spinner(say("upload.taking", n=len(uploads))):
            for upload in uploads:
                desk.take(upload.name, upload)
        st.session_state["upload-turn"] = turn + 1
        desk.receipts.clear()
        st.rerun()


def read_files(folders: Folders, desk: Desk, say: Say) -> None:
    """Read what is new on the desk, with its progress."""
    if all(path in desk.previews for path in desk.files):
        return
    bar = st.progress(0.0)

    def progress(done: int, of: int, name: str) -> None:
        bar.progress(done / of, text=say("upload.reading", name=plain(name), done=say.number(done + 1), of=say.number(of)))

    desk.read(folders, progress)
    bar.empty()


def first_steps(say: Say) -> None:
    """Three steps, for who has never been here."""
    steps = "".join(
        f'<div><p class="step"><b>{number}</b> {plain_html(say(f"upload.step.{step}"))}</p>'
        f'<p class="unit">{plain_html(say(f"upload.step.{step}.how"))}</p></div>'
        for number, step in enumerate(("get", "drop", "load"), 1)
    )
    st.html(f'<div class="steps">{steps}</div>')


def where_from(say: Say) -> None:
    """Where each platform hides its export, and the lists to fill in by hand."""
    with st.expander(say("upload.where")):
        lines = "".join(
            f"<li><b>{plain_html(say(f'upload.where.{name}'))}</b> {plain_html(say(f'upload.where.{name}.how'))}</li>"
            for name in SOURCES
        )
        st.html(f'<ul class="where">{lines}</ul><p class="unit">{plain_html(say("upload.templates"))}</p>')
        with st.container(horizontal=True, gap="small"):
            for content, name in {**sheets(), **dict(zip(CONTENTS, CONTENTS, strict=True))}.items():
                label = say.named(f"upload.template.{name}", format_said(name, say))
                file = say.named(f"upload.template.{name}.file", content)
                st.download_button(
                    label, template(content).encode("utf-8-sig"), f"{file}.csv", "text/csv", key=f"template-{name}",
                    on_click="ignore", icon=":material/download:",
                )  # fmt: skip
