"""Names in an attendance file that the registry does not know: each is asked about, none is matched in silence."""

import difflib
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from etl.model import Account
from etl.read.cells import CellRefused
from etl.registry.contents import ATTENDANCE
from jangkau.locales import Say
from jangkau.metrics.registry.attendance import attendance
from jangkau.metrics.registry.attendance_names import attendance_names
from jangkau.metrics.registry.registered import registered_events
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry.choices import account_said
from jangkau.ui.registry.files import EDITED, Office
from jangkau.ui.registry.lists import written
from jangkau.ui.registry.upload import offered
from jangkau.warehouse.harmless import restored

ASKED_AT_ONCE, NEAR = 20, 5
SKIP, AS_IS = "skip", "as_is"
Answers = dict[str, str]


def listed(warehouse: Warehouse, office: Office, records: list[list[str]], data: bytes, name: str, say: Say) -> None:
    """A file in the registry's own form: the events and accounts that nobody knows are asked about, further columns not kept."""
    everyone, events = attendance(warehouse), registered_events(warehouse)
    accounts = sorted(attendance_names(warehouse))
    rows = named(records)
    event_names = dict(zip(events["event_id"], events["name"], strict=True))
    unknown_events = sorted({event for event, _ in rows if event} - set(event_names))
    unknown = sorted({account for _, account in rows if account} - set(accounts))
    asked = ask(unknown_events, list(event_names), "event", lambda event: f"{event_names[event]} ({event})", say)
    asked_accounts = ask(unknown, accounts, "account", lambda account: account_said(account, say), say)
    if asked is None or asked_accounts is None:
        return
    if asked or asked_accounts or further(records):
        data, name = answered(records, asked, asked_accounts), f"{Path(name).stem}.csv"
    offered(office, "attendance", data, name, everyone, say)


def further(records: list[list[str]]) -> bool:
    """Whether a file holds more than the list needs, as telephone numbers; one that takes lines out is kept as it is."""
    heading = {cell.strip().casefold() for cell in records[0]}
    return not heading & set(EDITED) and bool(heading - {*ATTENDANCE.written, ""})


def named(records: list[list[str]]) -> list[tuple[str, str]]:
    """The event and the account of every row; "" where a row or the header does not tell."""
    if not records:
        return []
    header = [cell.strip().casefold() for cell in records[0]]
    if not set(ATTENDANCE.written) <= set(header):
        return []
    places = [header.index(column) for column in ATTENDANCE.written]
    entries = []
    for cells in records[1:]:
        event, platform, handle = (restored(cells[place].strip()) if place < len(cells) else "" for place in places)
        entries.append((event, account_typed(platform, handle)))
    return entries


def account_typed(platform: str, handle: str) -> str:
    """The account that a row means; one that cannot be read as it is written: the loader will say why."""
    try:
        return str(Account.typed(platform, handle))
    except CellRefused:
        return str(Account.of(platform, handle)) if platform and handle else ""


def ask(unknown: list[str], known: list[str], what: str, called: Callable[[str], str], say: Say) -> Answers | None:
    """What a person says of each unknown name: another that is meant, to leave it out, or (an account) to keep it as it is.

    None until all are answered.
    """
    if not unknown:
        return {}
    st.warning(say(f"registry.ask.{what}", n=len(unknown)), icon=":material/help:")
    rest = st.checkbox(say("registry.ask.skip_rest", n=len(unknown)), key=f"registry.ask.{what}.rest")
    answers = dict.fromkeys(unknown, SKIP) if rest else {}
    options = [SKIP] if what == "event" else [SKIP, AS_IS]
    with st.grid(2, min_column_width=260):
        for name in unknown[:ASKED_AT_ONCE]:
            near = difflib.get_close_matches(name, known, NEAR, cutoff=0.4) if what == "account" else known
            chosen = st.selectbox(
                name, [*near, *options], index=None, key=f"registry.ask.{what}.{name}", placeholder=say("registry.ask.choose"),
                format_func=lambda option: say(f"registry.ask.{option}") if option in (SKIP, AS_IS) else called(option),
            )  # fmt: skip
            if chosen:
                answers[name] = chosen
    return answers if len(answers) == len(unknown) else None


def answered(records: list[list[str]], events: Answers, accounts: Answers) -> bytes:
    """The file with the names that were meant; rows to leave out are left out."""
    kept = []
    for event, account in named(records):
        event, account = events.get(event, event), accounts.get(account, account) if accounts.get(account) != AS_IS else account
        if SKIP not in (event, account):
            kept.append(dict(zip(ATTENDANCE.keys, (event, *account.split(":", 1)), strict=False)))
    return written(ATTENDANCE.written, kept)
