"""The report's files: each is made when it is asked for, or is the very file that was published; and all of them as one zip."""

import os

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from jangkau.addresses import whole
from jangkau.locales import Say
from jangkau.report.browser import chromium
from jangkau.report.caption import caption
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.outputs import ENDINGS, TYPES, WITHOUT_BROWSER, Output, file_name, outputs
from jangkau.report.page import Report
from jangkau.report.together import together
from jangkau.ui.text import plain
from jangkau.ui.weekly.copy import copied
from jangkau.ui.weekly.made import download, kept_or_made, made_before, size_said
from jangkau.ui.weekly.progress import progress_of
from jangkau.warehouse.folders import data_folder

ZIP = "application/zip"


@st.cache_data(ttl=60, show_spinner=False)
def browser_there() -> bool:
    """Whether pictures and PDF can be made on this machine; looked for anew every minute."""
    return chromium() is not None


def base() -> str:
    """The dashboard's own address for links: JANGKAU_ADDRESS, else the one that the reader came by."""
    return whole(os.environ.get("JANGKAU_ADDRESS") or st.context.url or "")


def files(report: Report, say: Say) -> None:
    """A button for each file and for all, and the caption to copy; what cannot be made is said, with the way out."""
    there = browser_there()
    if not there:
        st.info(Refused("no_browser").said(say), icon=":material/info:")
    kept = published_files(report, say)
    row, below = st.container(horizontal=True, gap="xsmall"), st.container()
    with row:
        everything(report, kept, there, below, say)
        for kind in ENDINGS:
            file_button(kind, report, kept.get(kind), there or kind in WITHOUT_BROWSER, say)
    words = kept["caption"].content.decode() if "caption" in kept else caption(report, say, base())
    with st.expander(say("publish.caption")):
        copied(words, f"caption-{report.edition.place.key}", say("publish.caption.copy"), say)


def published_files(report: Report, say: Say) -> dict[str, Output]:
    """The files as they were published, while the report still says what they say; one that is damaged is named."""
    reports = Reports(data_folder())
    entries = reports.in_force(report.edition.week, report.edition.place)
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


def mark_of(kind: str, report: Report, say: Say) -> tuple:
    """What tells a file of a report from every other."""
    edition = report.edition
    return kind, edition.week, edition.place, edition.fingerprint, report.standing, report.note, say.lang


def file_button(kind: str, report: Report, kept: Output | None, possible: bool, say: Say) -> None:
    """A file's button: the way to it, or what makes it."""
    key, name = f"{kind}-{report.edition.place.key}", say(f"report.file.{kind}")
    output = kept or made_before(mark_of(kind, report, say))
    if output is None and st.button(say("report.page.make", file=name), key=f"make-{key}", disabled=not possible):
        output = make(kind, report, say)
    if output:
        label = say("report.page.get", file=name, size=size_said(output.content, say))
        download(label, output, TYPES[kind], f"get-{key}")


def make(kind: str, report: Report, say: Say) -> Output | None:
    """One output; None where it was refused, with the reason on the page."""
    with st.spinner(say("report.page.making", file=say(f"report.file.{kind}"))):
        return kept_or_made(mark_of(kind, report, say), lambda: outputs(report, say, [kind], base())[0], say)


def everything(report: Report, kept: dict[str, Output], possible: bool, below: DeltaGenerator, say: Say) -> None:
    """One zip of every file and the cards of the regions, behind a click that shows `below` how far it is."""
    place, mark = report.edition.place, mark_of("all", report, say)
    output = made_before(mark)
    pressed = output is None and st.button(
        say("publish.all"), key=f"make-all-{place.key}", disabled=not possible, help=say("publish.all.what"),
        icon=":material/folder_zip:",
    )  # fmt: skip
    if pressed:
        with progress_of(below, say) as step:
            output = kept_or_made(mark, lambda: together(data_folder(), report, say, base(), kept, step), say)
    if output:
        download(say("publish.all.get", size=size_said(output.content, say)), output, ZIP, f"get-all-{place.key}")
