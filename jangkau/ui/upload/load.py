"""What is done with the desk as a whole: take offered accounts, load, empty it; and the receipt that leads on to the map."""

from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Literal

import streamlit as st

from etl.keep.entries import batch_of
from etl.keep.history import history
from etl.keep.previewed import Preview
from etl.keep.registered import Registered
from etl.load import load
from etl.messages import reason
from etl.receipt import Answer, Order, Receipt
from etl.registry.register import load_registry
from jangkau.locales import Say
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.scope import week_name
from jangkau.ui.reader import exported, record
from jangkau.ui.session import now
from jangkau.ui.text import plain, plain_html
from jangkau.ui.upload.answers import clear, take_offers
from jangkau.ui.upload.cards import head, paragraph
from jangkau.ui.upload.desk import Desk, Laid
from jangkau.ui.upload.receipt_file import receipt_file
from jangkau.ui.upload.table import Row, rows_of
from jangkau.ui.upload.within import loadable
from jangkau.ui.upload.words import SEPARATOR, account_said, counts_said, period_said
from jangkau.warehouse.folders import Folders

SHOWN, LINKS_SHOWN = 30, 6
USUAL_MEASURE = "views"


def load_bar(folders: Folders, desk: Desk, rows: list[Row], known: dict[str, Registered], who: str, say: Say) -> None:
    """The few buttons for all files, and what loading leaves out."""
    groups, pressed = desk.groups(), False
    ready, asking = loadable(groups["ready"], known, say), groups["asking"]
    offered = [row for row in rows if row.offered]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="load-bar"):
        if offered:
            accounts = len({row.account for row in offered})
            st.button(
                say("desk.take_offers", n=len(offered), accounts=accounts), key="take-offers", type="primary",
                icon=":material/check:", on_click=take_offers, args=(desk, offered),
            )  # fmt: skip
        if ready:
            look: Literal["primary", "secondary"] = "secondary" if offered else "primary"
            label = say("upload.load", n=len(ready))
            pressed = st.button(label, key="load", type=look, icon=":material/upload:", disabled=not who)
        with st.popover(say("desk.clear"), type="tertiary"):
            st.button(say("desk.clear.yes", n=len(desk.files)), key="desk-clear", on_click=clear, args=(desk,))
        left = say("upload.load.waiting", n=len(asking)) if asking else say("upload.load.undo")
        left = left if who else say("upload.who.missing")
        st.html(f'<p class="unit">{plain_html(left if ready else "")}</p>')
    if pressed:
        load_files(folders, desk, ready, Order(who, now()), say)
        st.rerun()


def load_files(folders: Folders, desk: Desk, ready: list[Laid], order: Order, say: Say) -> None:
    """Load what is ready, registry lists first, and lay the receipts on the desk in the files' place."""
    with st.status(say("upload.loading", n=len(ready)), expanded=True) as status:
        bar, done = st.progress(0.0), count(1)

        def progress(name: str) -> None:
            place = min(next(done), len(ready))
            bar.progress(place / len(ready), text=say("upload.loading.file", name=plain(name), done=place, of=len(ready)))

        def waiting() -> None:
            bar.progress(0.0, text=say("upload.waiting"))

        lists = [laid for laid in ready if laid[1].content != "export"]
        exports = [laid for laid in ready if laid[1].content == "export"]
        receipts = [load_registry(folders, preview.content, placed.path, order, waiting) for placed, preview in lists]
        if exports:
            paths = [placed.path for placed, _ in exports]
            answers = {path: desk.answers.get(path, Answer()) for path in paths}
            receipts += load(folders, paths, order, progress, waiting, answers)
        status.update(label=say("upload.loaded", n=len(receipts)), state="complete")
    for receipt in receipts:
        record("loaded", import_id=receipt.import_id, account=receipt.account, state=receipt.state)
    desk.close(lists + exports, receipts)


def line_of(receipt: Receipt, say: Say) -> str:
    """What became of one file: its name, whose it is and of when, its rows, its state."""
    account = account_said(receipt.account, say) if receipt.account else ""
    parts = (account, period_said(receipt.period_from, receipt.period_to, say))
    rows = counts_said(receipt.loaded, receipt.ignored, receipt.refused, say)
    what = SEPARATOR.join(part for part in parts if part)
    return f"<div>{head(receipt.file, what)}{paragraph(became(receipt, say) + SEPARATOR + rows)}</div>"


def became(receipt: Receipt, say: Say) -> str:
    """A file's state after loading; where it was refused after all, why."""
    return say(f"upload.receipt.{receipt.state}") + "".join(
        f": {reason(issue, say)}" for issue in receipt.issues[:1] if receipt.state == "refused"
    )


def receipt(folders: Folders, desk: Desk, registered: dict[str, Registered], reach: Path, say: Say) -> None:
    """The receipt of the last loading, as a file to send back, and the ways to the map."""
    with st.container(border=True, key="receipt"):
        st.subheader(say("upload.receipt.title"), anchor=False)
        st.html(f'<div class="receipt">{"".join(line_of(receipt, say) for _, receipt in desk.receipts[:SHOWN])}</div>')
        if len(desk.receipts) > SHOWN:
            st.html(paragraph(say("upload.receipt.more", n=len(desk.receipts) - SHOWN)))
        links = {preview.account: (preview, receipt) for preview, receipt in desk.receipts if preview.account in registered}
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            for account, (preview, loaded) in list(links.items())[:LINKS_SHOWN]:
                label = say("upload.receipt.map", account=plain(registered[account].name))
                view = view_of(preview, loaded, registered[account], say)
                st.page_link(reach, label=label, icon=":material/map:", query_params=view)
            if not links:
                st.page_link(reach, label=say("upload.receipt.reach"), icon=":material/map:", query_params={"lang": say.lang})
            if desk.batch:
                made = exported(desk.batch, partial(_file, folders, desk, say))
                st.download_button(
                    say("desk.receipt.download"), made, f"{say('desk.receipt.file')}-{desk.batch}.csv", "text/csv",
                    key="receipt-download", on_click="ignore", icon=":material/download:",
                )  # fmt: skip
            st.button(say("upload.receipt.close"), key="receipt-close", type="tertiary", on_click=desk.receipts.clear)


def _file(folders: Folders, desk: Desk, say: Say) -> bytes:
    """The receipt with what stays on the desk: what asks, and what cannot be read."""
    entries = tuple(entry for entry in history(folders) if batch_of(entry) == desk.batch)
    return receipt_file(folders, entries, [row for row in rows_of(desk, {}) if row.group in ("asking", "unreadable")], say)


def view_of(preview: Preview, receipt: Receipt, account: Registered, say: Say) -> dict[str, str]:
    """The address of the map as it shows a file's account: its province and region, last week, and a measure it has."""
    measure = next((sample.what for sample in preview.samples if sample.what in MEASURES), USUAL_MEASURE)
    view = {"lang": say.lang, "province": account.province_code, "measure": measure}
    if account.regency_code:
        view["region"] = account.regency_code
    if receipt.period_to:
        view["week"] = week_name(receipt.period_to - timedelta(days=receipt.period_to.weekday()))
    return view
