"""Messages that are ready to be pasted, one a person, and the leaflets of all accounts, below the weekly report."""

from datetime import date

import streamlit as st

from jangkau.access.roles import Role
from jangkau.findings.account.named import account_named
from jangkau.findings.messages import KINDS, Letter, letters, letters_filed
from jangkau.locales import Say
from jangkau.metrics.scope import week_name
from jangkau.metrics.warehouse import Warehouse
from jangkau.report.account_leaflet import leaflets
from jangkau.report.edition import Place
from jangkau.ui.parts import heading, table
from jangkau.ui.reader import may
from jangkau.ui.session import today
from jangkau.ui.weekly.copy import copied
from jangkau.ui.weekly.files import ZIP
from jangkau.ui.weekly.made import download, kept_or_made, made_before, size_said
from jangkau.ui.weekly.progress import progress_of
from jangkau.warehouse.folders import data_folder


def to_send(warehouse: Warehouse, place: Place, monday: date, say: Say) -> None:
    """For analysts: the messages of the week by kind, each with its copy button; then every account's leaflet."""
    if not may(Role.ANALYST):
        return
    made = letters(warehouse, place.province, monday, today(), say)
    heading(say("message.title"), say("message.unit"))
    kinds = [kind for kind in KINDS if any(letter.kind == kind for letter in made)]
    if kinds:
        by_kind(kinds, made, place, say)
        name = f"pesan-{week_name(monday)}-{place.key}"
        table(say("message.table"), lambda: letters_filed(made[:300], say), lambda: letters_filed(made, say), name, say)
    else:
        st.html(f'<p class="unit">{say("message.none")}</p>')
    every_leaflet(warehouse, place, monday, say)


def by_kind(kinds: list[str], made: list[Letter], place: Place, say: Say) -> None:
    """The kind that is chosen, the account that is chosen, and its message."""
    counts = {kind: sum(letter.kind == kind for letter in made) for kind in kinds}
    kind = st.segmented_control(
        say("message.kind"), kinds, default=kinds[0], required=True, key=f"message-kind-{place.key}",
        format_func=lambda kind: f"{say(f'message.kind.{kind}')} ({say.number(counts[kind])})", label_visibility="collapsed",
    ) or kinds[0]  # fmt: skip
    of_kind = [letter for letter in made if letter.kind == kind]
    number = st.selectbox(
        say("message.to"), range(len(of_kind)), key=f"message-to-{place.key}-{kind}", width=480,
        format_func=lambda number: f"{account_named(of_kind[number].account, say)} · {of_kind[number].about}",
    )  # fmt: skip
    letter = of_kind[number or 0]
    copied(letter.text, f"message-{place.key}-{kind}-{number}", say("delivery.call.copy"), say)


def every_leaflet(warehouse: Warehouse, place: Place, monday: date, say: Say) -> None:
    """What makes the zip of all leaflets, with how far it is, or the way to it."""
    heading(say("leaflet.zip"), say("leaflet.zip.what"))
    mark = ("leaflets", warehouse.version, place.province, monday, today(), say.lang)
    output, below = made_before(mark), st.container()
    if output is None and st.button(say("leaflet.zip.make"), key=f"make-leaflets-{place.key}"):
        with progress_of(below, say) as step:
            output = kept_or_made(mark, lambda: leaflets(data_folder(), place.province, monday, today(), say, step), say)
    if output:
        download(say("leaflet.zip.get", size=size_said(output.content, say)), output, ZIP, f"get-leaflets-{place.key}")
