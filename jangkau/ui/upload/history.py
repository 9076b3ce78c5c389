"""What has come in so far: who loaded what and when, its refused rows as a file, and the way back."""

import streamlit as st

from etl.keep.history import as_csv, columns_of, refused_rows
from etl.keep.undo import restore, withdraw
from etl.messages import format_said, reason
from etl.receipt import Order
from jangkau.findings.period import moment_said
from jangkau.locales import Say
from jangkau.ui.reader import exported, record
from jangkau.ui.session import now
from jangkau.ui.text import plain
from jangkau.ui.upload.cards import head, paragraph
from jangkau.ui.upload.desk import Desk
from jangkau.ui.upload.words import SEPARATOR, account_said, counts_said, period_said
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN

A_PAGE = 20
BESIDE = [4, 1.3]
ICONS = {"withdraw": ":material/undo:", "restore": ":material/redo:"}


def act(folders: Folders, desk: Desk, say: Say) -> None:
    """Do what a person has just confirmed, withdraw or restore, and say so."""
    decided = st.session_state.pop("history-decided", None)
    if not decided:
        return
    way, import_id, who = decided
    with st.spinner(say(f"upload.{way}.doing")):
        entry = (withdraw if way == "withdraw" else restore)(folders, import_id, Order(who, now()))
    record("withdrawn" if way == "withdraw" else "restored", import_id=import_id)
    desk.read_again()
    st.toast(say(f"upload.{way}.done", file=plain(entry["file_name"])), icon=":material/check:")


def history_list(folders: Folders, entries: list[dict], who: str, say: Say) -> None:
    """The ledger, newest first: searched, narrowed, a page at a time."""
    st.subheader(say("upload.history.title"), anchor=False)
    if not entries:
        st.html(paragraph(say("upload.history.none")))
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        sought = st.text_input(
            say("upload.history.search"), key="history-search", type="search", width=340,
            placeholder=say("upload.history.search.what"),
        )  # fmt: skip
        refused_only = st.checkbox(say("upload.history.refused_only"), key="history-refused")
    matching = [entry for entry in entries if matches(entry, sought) and (entry["refused"] or not refused_only)]
    pages = max(1, -(-len(matching) // A_PAGE))
    st.html(paragraph(say("upload.history.count", n=len(matching), of=say.number(len(entries)))))
    page = st.session_state.get("history-page", 1) if pages > 1 else 1
    for entry in matching[(min(page, pages) - 1) * A_PAGE : min(page, pages) * A_PAGE]:
        import_card(folders, entry, who, say)
    if pages > 1:
        st.pagination(pages, key="history-page")


def matches(entry: dict, sought: str | None) -> bool:
    """Whether a file, its account or whoever loaded it bears every word that is sought."""
    text = " ".join(str(entry[name] or "") for name in ("file_name", "account", "who", "import_id")).casefold()
    return all(word in text for word in (sought or "").casefold().replace("@", "").split())


def import_card(folders: Folders, entry: dict, who: str, say: Say) -> None:
    """One import: what it was, what became of its rows, and what can be done with it."""
    import_id = entry["import_id"]
    with st.container(border=True, key=f"import-{import_id}", gap="xsmall"):
        way = "restore" if entry["state"] == "withdrawn" else "withdraw"
        words, buttons = st.columns(BESIDE)
        with words:
            lines = head(entry["file_name"] or say("forgotten"), import_line(entry, say)) + paragraph(
                rows_line(entry, say), "file-rows"
            )
            st.html(f'<div class="file {entry["state"]}">{lines}{paragraph(who_line(entry, say))}</div>')
        if entry["state"] == FORGOTTEN:
            return
        with buttons:
            st.button(
                say(f"upload.{way}"), key=f"{way}-{import_id}", on_click=_asked, args=(import_id,), icon=ICONS[way],
                disabled=not who, width="stretch",
            )  # fmt: skip
            if entry["refused"]:
                made = exported(import_id, lambda: refused_file(folders, entry, say))
                st.download_button(
                    say("upload.refused.download", n=entry["refused"]), made,
                    f"{say('upload.refused.file')}-{import_id}.csv", "text/csv", key=f"refused-{import_id}", on_click="ignore",
                    icon=":material/download:", width="stretch",
                )  # fmt: skip
        if st.session_state.get("history-asked") == import_id:
            _confirm(way, entry, who, say)


def _asked(import_id: str | None) -> None:
    st.session_state["history-asked"] = import_id


def _decided(way: str, import_id: str, who: str) -> None:
    st.session_state["history-asked"] = None
    st.session_state["history-decided"] = (way, import_id, who)


def _confirm(way: str, entry: dict, who: str, say: Say) -> None:
    """Say what will happen, and ask once."""
    with st.container(border=True, key="confirm", gap="small"):
        st.html(paragraph(say(f"upload.{way}.sure", file=entry["file_name"], n=entry["loaded"]), "file-why"))
        with st.container(horizontal=True, gap="small"):
            asked = (way, entry["import_id"], who)
            st.button(say(f"upload.{way}.yes"), key="confirm-yes", type="primary", on_click=_decided, args=asked)
            st.button(say("upload.cancel"), key="confirm-no", on_click=_asked, args=(None,))


def import_line(entry: dict, say: Say) -> str:
    """Format, account and period of an import."""
    account = account_said(entry["account"], say) if entry["account"] else ""
    parts = (format_said(entry["importer"], say), account, period_said(entry["period_from"], entry["period_to"], say))
    return SEPARATOR.join(part for part in parts if part)


def rows_line(entry: dict, say: Say) -> str:
    """An import's state and its rows."""
    rows = counts_said(entry["loaded"], entry["ignored"], entry["refused"], say)
    return say(f"upload.state.{entry['state']}") + SEPARATOR + rows


def who_line(entry: dict, say: Say) -> str:
    """Who loaded it and when, and who changed its state since."""
    parts = [say("upload.by", who=entry["who"], moment=moment_said(entry["loaded_at"], say))]
    if entry["changed_at"] != entry["loaded_at"]:
        moment = moment_said(entry["changed_at"], say)
        parts.append(say(f"upload.changed.{entry['state']}", who=entry["changed_by"], moment=moment))
    return SEPARATOR.join([*parts, say("upload.number", id=entry["import_id"])])


def refused_file(folders: Folders, entry: dict, say: Say) -> bytes:
    """Every refused row with its place, value, reason and way out, then the row's own cells."""
    rows = refused_rows(folders, entry)
    widest = max((len(cells) for _, cells in rows), default=0)
    columns = columns_of(folders, entry, widest) if rows else []
    header = [say(f"upload.column.{name}") for name in ("file", "line", "column", "value", "reason")]
    header += [cell_said(place, name, say) for place, name in enumerate(columns, 1)]
    places = [[entry["file_name"], str(issue.line), issue.column or "", issue.value or ""] for issue, _ in rows]
    records = [[*place, reason(issue, say), *cells] for place, (issue, cells) in zip(places, rows, strict=True)]
    return as_csv(header, records)


def cell_said(place: int, name: str, say: Say) -> str:
    """A cell's place in its row, with its column's name where the file gives one."""
    return say("upload.column.cell.named", n=place, name=name) if name else say("upload.column.cell", n=place)
