"""Registering the accounts that files name, on the way: without it they stand on no map."""

import csv
import io
from hashlib import sha256
from pathlib import Path

import pandas as pd
import streamlit as st

from etl.keep.registered import Registered
from etl.keep.rooms import room
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

COLUMNS = ("platform", "handle", "name", "owner", "regency_code", "province_code")
TALLEST, ROW = 12, 35  # rows of the table that are seen at once; pixels


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
        with room() as folder:
            register(folders, folder, lines, Order(who, now()))
        record("edited", content="accounts", rows=len(lines))
        st.toast(say("upload.register.done", n=len(lines)), icon=":material/check:")
        st.rerun()


def register_form(accounts: list[str], allowed: bool, say: Say) -> list[dict[str, str]]:
    """The accounts that are not registered, a line each; returns the lines to register when they are sent.

    Owner and region can be said once for all; what stands in the table counts more. A line without them is left for later.
    """
    st.header(say("upload.register.title", n=len(accounts)), anchor=False)
    st.html(f'<p class="unit">{plain_html(say("upload.register.lead"))}</p>')
    with st.container(border=True, key="register", gap="small"):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            owner = st.segmented_control(
                say("desk.register.owner", n=len(accounts)), ACCOUNTS.by_name["owner"].choices, key="register-owner",
                format_func=lambda owner: say(f"owner.{owner}"),
            )  # fmt: skip
            place = st.selectbox(
                say("desk.register.region", n=len(accounts)), places(), index=None, key="register-region", width=340,
                format_func=lambda code: place_said(code, say), placeholder=say("upload.register.region.placeholder"),
            )  # fmt: skip
        lines = [line_of(row, owner, place) for row in _table(accounts, say)]
        whole = [line for line in lines if line["owner"] and (line["regency_code"] or line["province_code"])]
        label = say("desk.register.send", n=len(whole)) if whole else say("desk.register.incomplete")
        sent = st.button(label, key="register-send", type="primary", disabled=not (allowed and whole))
    return whole if sent else []


def _table(accounts: list[str], say: Say) -> list[dict]:
    """The accounts as a table to fill in: a name, an owner and a place each."""
    config = st.column_config
    columns = {
        "account": config.TextColumn(say("upload.ask.account"), disabled=True, width=240),
        "name": config.TextColumn(say("upload.register.name"), max_chars=120, width=240),
        "owner": config.SelectboxColumn(
            say("filter.owner"), options=list(ACCOUNTS.by_name["owner"].choices), width=150,
            format_func=lambda owner: say(f"owner.{owner}"),
        ),
        "region": config.SelectboxColumn(
            say("upload.register.region"), options=places(), format_func=lambda code: place_said(str(code), say), width=300
        ),
    }  # fmt: skip
    named = [account_said(account, say) for account in accounts]
    blank = pd.Series([None] * len(accounts), dtype="string")
    handles = [account.partition(":")[2] for account in accounts]
    lines = pd.DataFrame({"account": named, "name": handles, "owner": blank, "region": blank})
    height = ROW * (min(len(accounts), TALLEST) + 1) + 3
    key = f"register-{sha256(' '.join(accounts).encode()).hexdigest()[:8]}"
    st.space("small")  # for the table's own tools, which a phone shows always
    filled = st.data_editor(lines, key=key, hide_index=True, column_config=columns, height=height, placeholder="")
    return [{**row, "account": account} for row, account in zip(filled.to_dict("records"), accounts, strict=True)]


def line_of(row: dict, owner: str | None, place: str | None) -> dict[str, str]:
    """One account's line of the registry: what its row says, else what was said for all."""
    platform, _, handle = row["account"].partition(":")
    own, where = row["owner"], row["region"]
    owner, place = (owner if pd.isna(own) else own), (place if pd.isna(where) else where)
    level = "regency_code" if place in regencies() else "province_code"
    name = "" if pd.isna(row["name"]) else " ".join(str(row["name"]).split())
    line = {"platform": platform, "handle": handle, "name": name or handle, "owner": owner or ""}
    return dict.fromkeys(COLUMNS, "") | line | {level: place or ""}


def places() -> list[str]:
    """Every place an account may be based in: kabupaten and kota by code, each province before its own."""
    return sorted([*provinces(), *regencies()])


def place_said(code: str, say: Say) -> str:
    """A kabupaten or kota with its province, or a province as a level of its own."""
    if code in regencies():
        return f"{regencies()[code]['name']}, {regencies()[code]['province']}"
    return say("upload.register.province", province=provinces()[code])


def register(folders: Folders, folder: Path, lines: list[dict[str, str]], order: Order) -> Receipt:
    """Put the lines into a registry file and load it, with its line in the ledger like every other."""
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, COLUMNS)
    writer.writeheader()
    writer.writerows(lines)
    path = folder / f"akun-{order.now:%Y%m%d-%H%M%S}.csv"
    path.write_text(written.getvalue(), encoding="utf-8")
    return load_registry(folders, "accounts", path, order)
