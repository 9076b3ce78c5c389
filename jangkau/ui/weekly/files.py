"""The report's files: each is made when it is asked for, or is the very file that was published."""

import os

import streamlit as st

from jangkau.addresses import whole
from jangkau.locales import Say
from jangkau.metrics.warehouse import data_folder
from jangkau.report.browser import chromium
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.outputs import ENDINGS, TYPES, WITHOUT_BROWSER, Output, file_name, outputs
from jangkau.report.page import Report
from jangkau.ui.reader import exported
from jangkau.ui.text import plain

MADE = "report.made"
KEPT = 20  # files of earlier choices that a session holds on to


@st.cache_data(ttl=60, show_spinner=False)
def browser_there() -> bool:
    """Whether pictures and PDF can be made on this machine; looked for anew every minute."""
    return chromium() is not None


def base() -> str:
    """The dashboard's own address for links: JANGKAU_ADDRESS, else the one that the reader came by."""
    return whole(os.environ.get("JANGKAU_ADDRESS") or st.context.url or "")


def files(report: Report, say: Say) -> None:
    """A button for each file; what cannot be made is said, with the way out."""
    there = browser_there()
    if not there:
        st.info(Refused("no_browser").said(say), icon=":material/info:")
    kept = published_files(report, say)
    with st.container(horizontal=True, gap="xsmall"):
        for kind in ENDINGS:
            file_button(kind, report, kept.get(kind), there or kind in WITHOUT_BROWSER, say)


def published_files(report: Report, say: Say) -> dict[str, Output]:
    """The files as they were published, while the report still says what they say; one that is damaged is named."""
    reports = Reports(data_folder())
    entries = reports.editions(report.edition.week, report.edition.place)
    if not entries or report.standing.name == "revised":
        return {}
    names = {file_name(report.edition, kind, say): kind for kind in ENDINGS}
    intact = {}
    for name in names.keys() & entries[-1].files.keys():
        try:
            intact[names[name]] = Output(names[name], name, reports.file(entries[-1], name))
        except Refused as refused:
            st.warning(plain(refused.said(say)))
    return intact


def file_button(kind: str, report: Report, kept: Output | None, possible: bool, say: Say) -> None:
    """A file's button: the way to it, or what makes it."""
    key, name = f"{kind}-{report.edition.place.key}", say(f"report.file.{kind}")
    made = st.session_state.setdefault(MADE, {})
    mark = (kind, report.edition.week, report.edition.place, report.edition.fingerprint, report.standing, report.note, say.lang)
    output = kept or made.get(mark)
    if output is None and st.button(say("report.page.make", file=name), key=f"make-{key}", disabled=not possible):
        output = make(kind, report, say)
        if output:
            made[mark] = output
            while len(made) > KEPT:
                made.pop(next(iter(made)))
    if output:
        size = say("report.page.kb", n=max(1, round(len(output.content) / 1024)))
        label = say("report.page.get", file=name, size=size)
        content = exported(output.name, lambda: output.content)
        st.download_button(label, content, output.name, TYPES[kind], key=f"get-{key}", on_click="ignore", type="primary")


def make(kind: str, report: Report, say: Say) -> Output | None:
    """One output; None where it was refused, with the reason on the page."""
    try:
        with st.spinner(say("report.page.making", file=say(f"report.file.{kind}"))):
            return outputs(report, say, [kind], base())[0]
    except Refused as refused:
        st.error(plain(refused.said(say)))
        return None
