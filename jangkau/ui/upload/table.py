"""The desk as a table: one row a file, in the order of their accounts, narrowed by state and by words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from etl.keep.mappings import ASKED
from etl.keep.previewed import Preview
from etl.messages import format_said, reason
from etl.model import Account
from jangkau.locales import Say
from jangkau.ui.upload.desk import Desk, Placed
from jangkau.ui.upload.states import DOUBTS, GROUPS, WHOSE, question
from jangkau.ui.upload.words import account_said, changes_said, period_said, rules_said, whose_said

SOUGHT = "desk-search"
TURN = "desk-turn"  # counts what was answered: the table begins anew without marks
TALLEST = 14  # rows of the table that are seen at once
ROW = 35  # pixels


@dataclass(frozen=True)
class Row:
    """A file on the desk: in which group it stands, and whose it may be where that is asked."""

    placed: Placed
    preview: Preview
    glimpse: Preview | None
    group: str
    offered: Account | None = None

    @property
    def path(self) -> Path:
        return self.placed.path

    @property
    def question(self) -> str | None:
        return question(self.preview)

    @property
    def asks_day(self) -> bool:
        """Whether the day of the export is asked, now or as soon as the account is known."""
        return any(look is not None and question(look) == "export_date_needed" for look in (self.preview, self.glimpse))

    @property
    def account(self) -> str:
        """Whose it is, or may be."""
        return self.preview.account or str(self.offered or "")


def rows_of(desk: Desk, offers: Mapping[Path, Account]) -> list[Row]:
    """The files that have been read: first those that nobody knows the account of, then account by account."""
    rows = [
        Row(placed, preview, desk.glimpses.get(placed.path), group, offers.get(placed.path))
        for group, laid in desk.groups().items()
        for placed, preview in laid
    ]
    return sorted(rows, key=lambda row: (row.account, GROUPS.index(row.group), row.placed.label))


def narrowed(rows: list[Row], say: Say) -> list[Row]:
    """The rows of one state, or with some words in them: what is not shown is not answered."""
    counts = Counter(row.group for row in rows)
    if len(rows) < 2:
        return rows
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        state = None
        if len(counts) > 1:
            state = st.pills(
                say("desk.state"), [group for group in GROUPS if counts[group]], key="desk-state", label_visibility="collapsed",
                format_func=lambda group: say(f"desk.state.{group}", n=counts[group]),
            )  # fmt: skip
        sought = st.text_input(
            say("desk.search"), key=SOUGHT, type="search", width=300, placeholder=say("desk.search.what"),
            label_visibility="collapsed",
        )  # fmt: skip
    words = (sought or "").casefold().replace("@", "").split()
    return [row for row in rows if state in (None, row.group) and all(word in _text(row, say) for word in words)]


def _text(row: Row, say: Say) -> str:
    return f"{row.placed.label} {row.account} {format_said(row.preview.importer, say)}".casefold()


def table(rows: list[Row], say: Say) -> list[Row]:
    """The table itself; returns the rows that are marked. What no file tells takes no room from the words beside it."""
    lines = [line_of(row, say) for row in rows]
    shown = {name: width for name, width in COLUMNS.items() if name in ALWAYS or any(line[name] for line in lines)}
    st.space("small")  # for the table's own tools, which a phone shows always
    chosen = st.dataframe(
        pd.DataFrame(lines, columns=list(shown)), key=f"desk-table-{st.session_state.get(TURN, 0)}", on_select="rerun",
        selection_mode="multi-row", hide_index=True, height=ROW * (min(len(rows), TALLEST) + 1) + 3,
        column_config={
            name: st.column_config.TextColumn(say(f"desk.column.{name}"), width=width) for name, width in shown.items()
        },
        alt=say("desk.alt", n=len(rows)),
    )  # fmt: skip
    return [rows[place] for place in chosen["selection"]["rows"] if place < len(rows)]


ALWAYS = ("state", "file", "note")
COLUMNS = {"state": 110, "file": 235, "account": 185, "format": 215, "period": 120, "rows": 70, "note": 600}


def line_of(row: Row, say: Say) -> dict[str, str]:
    """What the table says of a file."""
    preview, (first, last) = row.preview, period_of(row)
    possible = " / ".join(say(f"platform.{name}") for name in preview.platforms)
    whose = say("desk.offered", account=account_said(row.account, say)) if row.offered else whose_said(preview, say)
    whose = whose or (say("desk.possible", platforms=possible) if row.group == "asking" and possible else "")
    look = row.preview if row.preview.rows_read or not row.glimpse else row.glimpse
    rows = say("desk.rows", loaded=look.loaded, read=look.rows_read) if look.rows_read else ""
    return {
        "state": state_said(row, say), "file": row.placed.label, "account": whose, "format": format_said(preview.importer, say),
        "period": period_said(first, last, say), "rows": rows, "note": note_said(row, say),
    }  # fmt: skip


def period_of(row: Row) -> tuple[date | None, date | None]:
    """From when to when a file tells, as far as a first look shows it."""
    look = row.preview if row.preview.period or not row.glimpse else row.glimpse
    return look.period or (None, None)


def state_said(row: Row, say: Say) -> str:
    """A file's state in two words; of one that asks, what it asks."""
    if row.group != "asking":
        return say(f"desk.is.{row.group}")
    if row.offered:
        return say("desk.is.offered")
    if row.question in DOUBTS:
        return say("desk.is.doubted")
    asks = {"export_date_needed": "day", "figure_needed": "figure", "mapping_needed": "figure"}.get(row.question or "", "account")
    return say(f"desk.is.{asks}")


def note_said(row: Row, say: Say) -> str:
    """What a person should know of a file: what it asks, why it is not loaded, or what it would change."""
    preview = row.preview
    match row.group:
        case "asking":
            return asked(row, say)
        case "unreadable":
            return reason(preview.issues[0], say)
        case "set_aside":
            return say("upload.set_aside", rules=rules_said(preview, say))
        case "already":
            return say("upload.already")
    notes = [reason(issue, say) for issue in preview.issues if not issue.refused][:1]
    refused = [say("upload.rows.refused", n=preview.refused)] if preview.refused else []
    again = [say("upload.withdrawn_before")] if preview.state == "withdrawn" else []
    return " · ".join([*again, *refused, *notes, *filter(None, [changes_said(preview.changes, say)])])


def asked(row: Row, say: Say) -> str:
    """A file's question in words."""
    preview, code = row.preview, row.question
    if code in ASKED:
        return say(f"upload.map.{code}")
    if code == "account_needed" and preview.issues[0].column:  # the file tells a page's name
        return reason(preview.issues[0], say)
    if code not in WHOSE - {"account_differs", "platform_differs"} | {"export_date_needed"}:
        return reason(preview.issues[0], say)
    names = [say(f"platform.{name}") for name in preview.platforms]
    if code == "account_needed" and row.asks_day:
        code = "account_and_date"
    several = ".several" if code == "account_needed" and len(names) > 1 else ""
    accounts = say.listed([account_said(account, say) for account in preview.named])
    return say(f"upload.ask.{code}{several}", platforms=" / ".join(names), accounts=accounts)
