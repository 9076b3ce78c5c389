"""Registering the accounts that files name, on the way: without it they stand on no map."""

import csv
import io
from pathlib import Path

import streamlit as st

from etl.keep.preview import Registered
from etl.receipt import Order, Receipt
from etl.registry.contents import ACCOUNTS
from etl.registry.regions import provinces, regencies
from etl.registry.register import load_registry
from jangkau.locales import Say
from jangkau.ui.reader import record
from jangkau.ui.session import now
from jangkau.ui.text import plain_html
from jangkau.ui.upload.desk import Desk
from jangkau.ui.upload.words import account_said
from jangkau.warehouse.folders import Folders

AT_ONCE = 10
COLUMNS = ("platform", "handle", "name", "owner", "regency_code", "province_code")


def unregistered(desk: Desk, registered: dict[str, Registered]) -> list[str]:
    """The accounts that the files on the desk and those just loaded are of, and that nobody has registered."""
    named = {account for _, preview in desk.groups()["ready"] for account in preview.unregistered}
    named |= {account for _, receipt in desk.receipts for account in receipt.unregistered}
    return sorted(named - set(registered))


def offer_registration(folders: Folders, desk: Desk, registered: dict[str, Registered], who: str, say: Say) -> None:
    """The form, where there is an account to register; what is sent goes straight into the registry."""
    accounts = unregistered(desk, registered)
    lines = register_form(accounts, bool(who), say) if accounts else []
    if lines:
        register(folders, desk.room, lines, Order(who, now()))
        record("edited", content="accounts", rows=len(lines))
        st.toast(say("upload.register.done", n=len(lines)), icon=":material/check:")
        st.rerun()


def register_form(accounts: list[str], allowed: bool, say: Say) -> list[dict[str, str]]:
    """The accounts that are not registered, a line each; returns the lines to register when the form is sent.

    A line without a region is left for later.
    """
    st.subheader(say("upload.register.title", n=len(accounts)), anchor=False)
    st.html(f'<p class="unit">{plain_html(say("upload.register.lead"))}</p>')
    with st.form("register", border=True):
        lines = [_line(account, say) for account in accounts[:AT_ONCE]]
        if len(accounts) > AT_ONCE:
            st.html(f'<p class="unit">{plain_html(say("upload.register.more", n=len(accounts) - AT_ONCE))}</p>')
        sent = st.form_submit_button(say("upload.register.send"), type="primary", key="register-send", disabled=not allowed)
    if not sent:
        return []
    placed = [line for line in lines if line["regency_code"] or line["province_code"]]
    if not placed or any(not line["owner"] for line in placed):
        st.warning(say("upload.register.incomplete"), icon=":material/info:")
        return []
    return placed


def _line(account: str, say: Say) -> dict[str, str]:
    """One account's line: its name, its owner, and where it is based."""
    platform, _, handle = account.partition(":")
    st.html(f'<p class="file-name">{plain_html(account_said(account, say))}</p>')
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        name = st.text_input(say("upload.register.name"), handle, max_chars=120, key=f"name-{account}", width=260)
        owner = st.segmented_control(
            say("filter.owner"),
            ACCOUNTS.by_name["owner"].choices,
            key=f"owner-{account}",
            format_func=lambda o: say(f"owner.{o}"),
        )
        place = st.selectbox(
            say("upload.register.region"), places(), index=None, key=f"region-{account}", width=340,
            format_func=lambda code: place_said(code, say), placeholder=say("upload.register.region.placeholder"),
        )  # fmt: skip
    level = "regency_code" if place in regencies() else "province_code"
    line = {"platform": platform, "handle": handle, "name": " ".join(name.split()) or handle, "owner": owner or ""}
    return dict.fromkeys(COLUMNS, "") | line | {level: place or ""}


def places() -> list[str]:
    """Every place an account may be based in: kabupaten and kota by code, each province before its own."""
    return sorted([*provinces(), *regencies()])


def place_said(code: str, say: Say) -> str:
    """A kabupaten or kota with its province, or a province as a level of its own."""
    if code in regencies():
        return f"{regencies()[code]['name']}, {regencies()[code]['province']}"
    return say("upload.register.province", province=provinces()[code])


def register(folders: Folders, room: Path, lines: list[dict[str, str]], order: Order) -> Receipt:
    """Put the lines into a registry file and load it, with its line in the ledger like every other."""
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, COLUMNS)
    writer.writeheader()
    writer.writerows(lines)
    path = room / f"akun-{order.now:%Y%m%d-%H%M%S}.csv"
    path.write_text(written.getvalue(), encoding="utf-8")
    return load_registry(folders, "accounts", path, order)
