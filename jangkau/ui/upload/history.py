"""What has come in so far: who loaded what and when, its refused rows as a file, and the way back."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

import streamlit as st

from etl.keep.entries import batch_of
from etl.keep.history import Batch, as_csv, batches, columns_of, refused_rows
from etl.keep.undo import withdrawn_last
from etl.messages import format_said, reason
from jangkau.findings.period import moment_said
from jangkau.locales import Say
from jangkau.ui.parts import rest
from jangkau.ui.reader import exported
from jangkau.ui.upload.cards import head, paragraph
from jangkau.ui.upload.receipt_file import receipt_file
from jangkau.ui.upload.undo import asked, confirm, files_said
from jangkau.ui.upload.words import SEPARATOR, account_said, counts_said, period_said
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN

A_PAGE = 20
FIRST = 5  # lines that a phone shows before the rest is asked for
NAMED = 3  # accounts of a batch that are named
Line = TypeVar("Line")
BESIDE = [4, 1.3]
ICONS = {"withdraw": ":material/undo:", "restore": ":material/redo:"}


def history_list(folders: Folders, entries: list[dict], who: str, say: Say) -> None:
    """The ledger, newest first: searched, narrowed, a page at a time."""
    st.header(say("upload.history.title"), anchor=False)
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
    st.html(paragraph(say("upload.history.count", n=len(matching), of=say.number(len(entries)))))
    files = [Batch(batch_of(entry), (entry,)) for entry in matching]
    lines = files if sought or refused_only else batches(matching)  # whoever looks for files sees files
    shown = paged(lines, "history-page")
    for batch in islice(shown, FIRST):
        card(folders, batch, who, say)
    if len(lines) > FIRST:
        with rest("history", say):
            for batch in shown:
                card(folders, batch, who, say)


def card(folders: Folders, batch: Batch, who: str, say: Say) -> None:
    """A line of the history: one file, or all that was loaded in one go."""
    if len(batch.entries) == 1:
        import_card(folders, batch.entries[0], who, say)
    else:
        batch_card(folders, batch, who, say)


def paged(lines: Sequence[Line], key: str) -> Iterator[Line]:
    """A page of many, and below it the way to the others."""
    pages = max(1, -(-len(lines) // A_PAGE))
    page = min(st.session_state.get(key, 1), pages)
    yield from lines[(page - 1) * A_PAGE : page * A_PAGE]
    if pages > 1:
        st.pagination(pages, key=key)


def matches(entry: dict, sought: str | None) -> bool:
    """Whether a file, its account or whoever loaded it bears every word that is sought."""
    text = " ".join(str(entry[name] or "") for name in ("file_name", "account", "who", "import_id")).casefold()
    return all(word in text for word in (sought or "").casefold().replace("@", "").split())


def batch_card(folders: Folders, batch: Batch, who: str, say: Say) -> None:
    """A line for all that was loaded in one go: one way back, one receipt, and its files when they are asked for."""
    number, entries = batch.number, batch.entries
    loaded = [entry for entry in entries if entry["state"] == "loaded"]
    way, about = ("withdraw", loaded) if loaded else ("restore", withdrawn_last(entries))
    with st.container(border=True, key=f"batch-{number}", gap="xsmall"):
        words, buttons = st.columns(BESIDE)
        with words:
            lines = head(files_said(entries, say), batch_line(batch, say)) + paragraph(batch_rows(batch, say), "file-rows")
            state = "loaded" if loaded else "withdrawn"
            st.html(f'<div class="file {state}">{lines}{paragraph(batch_by(batch, say))}</div>')
        with buttons:
            st.button(
                say(f"desk.batch.{way}", n=len(about)), key=f"{way}-{number}", on_click=asked, args=(number,), icon=ICONS[way],
                disabled=not who, width="stretch",
            )  # fmt: skip
            made = exported(number, lambda: receipt_file(folders, entries, [], say))
            st.download_button(
                say("desk.receipt.download"), made, f"{say('desk.receipt.file')}-{number}.csv", "text/csv",
                key=f"receipt-{number}", on_click="ignore", icon=":material/download:", width="stretch",
            )  # fmt: skip
            is_open = st.session_state.get("history-open") == number
            st.button(
                say("desk.batch.close" if is_open else "desk.batch.open"), key=f"open-{number}", on_click=_opened,
                args=(None if is_open else number,), type="tertiary", width="stretch",
            )  # fmt: skip
        if st.session_state.get("history-asked") == number:
            confirm(way, about, number, who, say)
    if is_open:
        for entry in paged(entries, "history-files-page"):
            import_card(folders, entry, who, say)


def _opened(number: str | None) -> None:
    st.session_state["history-open"] = number
    st.session_state.pop("history-files-page", None)


def batch_line(batch: Batch, say: Say) -> str:
    """Whose files came and of when."""
    accounts = [account_said(account, say) for account in batch.accounts]
    named = accounts if len(accounts) <= NAMED else [*accounts[:NAMED], say("desk.batch.more", n=len(accounts) - NAMED)]
    return SEPARATOR.join(part for part in (say.listed(named), period_said(*batch.period, say)) if part)


def batch_rows(batch: Batch, say: Say) -> str:
    """How many of its files are in force, and the rows of all of them."""
    loaded = sum(entry["state"] == "loaded" for entry in batch.entries)
    state = say("desk.batch.part", n=loaded, of=len(batch.entries)) if 0 < loaded < len(batch.entries) else ""
    whole = say(f"upload.state.{'loaded' if loaded else batch.entries[0]['state']}")
    unread = sum(entry["state"] == "unread" for entry in batch.entries)
    lost = say("desk.batch.unread", n=unread) + SEPARATOR if 0 < unread < len(batch.entries) else ""
    return (
        (state or whole) + SEPARATOR + lost + counts_said(batch.rows("loaded"), batch.rows("ignored"), batch.rows("refused"), say)
    )


def batch_by(batch: Batch, say: Say) -> str:
    """Who loaded it and when, and the number by which the command line knows it."""
    first = batch.entries[0]
    by = say("upload.by", who=first["who"], moment=moment_said(first["loaded_at"], say))
    return SEPARATOR.join((by, say("desk.batch.number", id=batch.number)))


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
                say(f"upload.{way}"), key=f"{way}-{import_id}", on_click=asked, args=(import_id,), icon=ICONS[way],
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
            confirm(way, [entry], import_id, who, say)


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
