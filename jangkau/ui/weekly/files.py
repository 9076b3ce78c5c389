"""The report's files: each is made when it is asked for, or is the very file that was published."""

import os
from urllib.parse import urlsplit

import streamlit as st

from jangkau.locales import Say
from jangkau.metrics.warehouse import data_folder
from jangkau.report.browser import chromium
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.outputs import ENDINGS, TYPES, WITHOUT_BROWSER, Output, file_name, outputs
from jangkau.report.page import Told
from jangkau.ui.text import plain

MADE = "report.made"
KEPT = 20  # files of earlier choices that a session holds on to


@st.cache_data(ttl=60, show_spinner=False)
def browser_there() -> bool:
    """Whether pictures and PDF can be made on this machine; looked for anew every minute."""
    return chromium() is not None


def base() -> str:
    """The dashboard's own address for links: JANGKAU_ADDRESS, else the one that the reader came by."""
    parts = urlsplit(st.context.url or "")
    return os.environ.get("JANGKAU_ADDRESS") or (f"{parts.scheme}://{parts.netloc}" if parts.netloc else "")


def files(told: Told, say: Say) -> None:
    """A button for each file; what cannot be made is said, with the way out."""
    there = browser_there()
    if not there:
        st.info(Refused("no_browser").said(say), icon=":material/info:")
    kept = published_files(told, say)
    with st.container(horizontal=True, gap="xsmall"):
        for kind in ENDINGS:
            one_file(kind, told, kept.get(kind), there or kind in WITHOUT_BROWSER, say)


def published_files(told: Told, say: Say) -> dict[str, Output]:
    """The files as they were published, while the report still says what they say; one that is damaged is named."""
    reports = Reports(data_folder())
    entries = reports.editions(told.edition.week, told.edition.place)
    if not entries or told.standing.name == "revised":
        return {}
    names = {file_name(told.edition, kind, say): kind for kind in ENDINGS}
    intact = {}
    for name in names.keys() & entries[-1].files.keys():
        try:
            intact[names[name]] = Output(names[name], name, reports.file(entries[-1], name))
        except Refused as refused:
            st.warning(plain(refused.said(say)))
    return intact


def one_file(kind: str, told: Told, kept: Output | None, possible: bool, say: Say) -> None:
    """A file's button: the way to it, or what makes it."""
    key, name = f"{kind}-{told.edition.place.key}", say(f"report.file.{kind}")
    made = st.session_state.setdefault(MADE, {})
    mark = (kind, told.edition.week, told.edition.place, told.edition.fingerprint, told.standing, told.note, say.lang)
    found = kept or made.get(mark)
    if found is None and st.button(say("report.page.make", file=name), key=f"make-{key}", disabled=not possible):
        found = make(kind, told, say)
        if found:
            made[mark] = found
            while len(made) > KEPT:
                made.pop(next(iter(made)))
    if found:
        size = say("report.page.kb", n=max(1, round(len(found.content) / 1024)))
        label = say("report.page.get", file=name, size=size)
        st.download_button(label, found.content, found.name, TYPES[kind], key=f"get-{key}", on_click="ignore", type="primary")


def make(kind: str, told: Told, say: Say) -> Output | None:
    """One output with its progress; None where it was refused, with the reason on the page."""
    shown = st.progress(0.0, say("report.page.making", file=say(f"report.file.{kind}")))
    try:
        return outputs(told, say, [kind], base(), lambda _: shown.progress(0.4))[0]
    except Refused as refused:
        st.error(plain(refused.said(say)))
        return None
    finally:
        shown.empty()
