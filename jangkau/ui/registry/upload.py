"""A registry list as a file: uploaded with a look at what it would change before it is kept, and downloaded."""

import hashlib
from collections.abc import Callable

import pandas as pd
import streamlit as st

from etl.messages import issue_text
from etl.receipt import Receipt
from etl.registry.files import template
from jangkau.locales import Say
from jangkau.ui.reader import exported
from jangkau.ui.registry.choices import close_panel
from jangkau.ui.registry.desk import done, once
from jangkau.ui.registry.files import Comparison, Office, compared, saved
from jangkau.ui.registry.lists import list_file
from jangkau.ui.text import plain, plain_html

KEYS_SAID, ISSUES_SAID = 5, 20
FILES = ["csv", "xlsx", "xls", "txt"]


Further = Callable[[Comparison], object]


def upload(office: Office, content: str, in_force: pd.DataFrame, say: Say, more: Further | None = None) -> None:
    """The panel that takes a file; nothing is kept before its effect was seen and confirmed. `more` shows what else it does."""
    with st.container(border=True):
        st.html(f'<p class="unit">{plain_html(say(f"registry.{content}.upload.how"))}</p>')
        file = st.file_uploader(say("registry.upload"), FILES, key=f"registry.file.{content}", label_visibility="collapsed")
        template_button(content, say)
        if file is not None:
            offered(office, content, file.getvalue(), file.name, in_force, say, more)


def offered(
    office: Office, content: str, data: bytes, name: str, in_force: pd.DataFrame, say: Say, more: Further | None = None
) -> None:
    """What the file would change, row by row where it is refused, and the button that keeps it."""
    comparison = effect_of(office, content, data, name, in_force, say)
    if comparison.reading.stopped:
        st.error(plain(issue_text(comparison.reading.stopped, say)), icon=":material/error:")
        return
    effect(comparison, say)
    refusals(comparison, say)
    if more:
        more(comparison)
    if not comparison.changes:
        st.info(say("registry.upload.same"), icon=":material/check:")
    elif st.button(say("registry.upload.keep", n=comparison.changes), type="primary", key=f"registry.keep.{content}"):
        with st.spinner(say("registry.saving")):
            receipt: Receipt = saved(office, content, data, name)
        close_panel(content)
        loaded = say.number(receipt.loaded)
        done(content, say("registry.upload.kept", file=name, loaded=loaded, n=comparison.changes), receipt.import_id)


def effect_of(office: Office, content: str, data: bytes, name: str, in_force: pd.DataFrame, say: Say) -> Comparison:
    """What the file would change; read once, however often the page is drawn with it."""
    key = (office.folders.version, content, name, hashlib.sha256(data).digest())
    with st.spinner(say("registry.comparing")):
        return once("registry.compared", key, lambda: compared(content, data, name, list_file(content, in_force), office))


def effect(comparison: Comparison, say: Say) -> None:
    """How many entries are new, changed, removed, the same or refused, the first of each by name."""
    lines = [
        say(f"registry.upload.{kind}", n=len(keys), names=named(keys, say))
        for kind, keys in (("new", comparison.new), ("changed", comparison.changed), ("removed", comparison.removed))
        if keys
    ]
    lines += [say("registry.upload.unchanged", n=comparison.same)] if comparison.same else []
    lines += [say("registry.upload.refused", n=comparison.reading.refused)] if comparison.reading.refused else []
    st.html("<ul class='changes'>" + "".join(f"<li>{plain_html(line)}</li>" for line in lines) + "</ul>")


def named(keys: tuple[str, ...], say: Say) -> str:
    """The first keys in a row, and how many more."""
    more = len(keys) - KEYS_SAID
    first = [key.replace("|", " · ") for key in keys[:KEYS_SAID]]
    return ", ".join(first) + (f" {say('registry.upload.more', n=more)}" if more > 0 else "")


def refusals(comparison: Comparison, say: Say) -> None:
    """Each refused row, and then what else should be looked at, with line, column, value and way out."""
    issues = sorted(comparison.reading.issues, key=lambda issue: not issue.refused)
    for issue in issues[:ISSUES_SAID]:
        if issue.refused:
            st.warning(plain(issue_text(issue, say)), icon=":material/warning:")
        else:
            st.info(plain(issue_text(issue, say)), icon=":material/info:")
    if len(issues) > ISSUES_SAID:
        st.caption(say("issue.more", n=len(issues) - ISSUES_SAID))


def download(content: str, in_force: pd.DataFrame, say: Say) -> None:
    """The panel that gives the list and its template as files."""
    name = file_name("registry.file_name", content, say)
    with st.container(border=True):
        st.html(f'<p class="unit">{plain_html(say("registry.download.how"))}</p>')
        with st.container(horizontal=True):
            st.download_button(
                say(f"registry.{content}.download", n=len(in_force)), exported(name, lambda: list_file(content, in_force)),
                name, "text/csv", on_click="ignore", icon=":material/download:",
                disabled=in_force.empty, key=f"registry.list.{content}",
            )  # fmt: skip
            template_button(content, say)


def template_button(content: str, say: Say) -> None:
    """The empty file to fill in."""
    st.download_button(
        say("registry.template"), template(content).encode("utf-8-sig"), file_name("registry.template_name", content, say),
        "text/csv", on_click="ignore", icon=":material/description:", type="tertiary", key=f"registry.template.{content}",
    )  # fmt: skip


def file_name(key: str, content: str, say: Say) -> str:
    """What a list's file is called: akun.csv, akun-contoh.csv, akun-disunting.csv."""
    return say(key, list=say(f"registry.{content}.file"))
