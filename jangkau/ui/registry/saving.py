"""How a person's changes are told, saved, and refused with reasons: all of them or none."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from etl.messages import reason
from etl.model import Issue
from etl.receipt import Receipt
from jangkau.locales import Say
from jangkau.ui.registry.choices import close_panel
from jangkau.ui.registry.desk import Listing, Words, done
from jangkau.ui.registry.edits import Edits, laid_over
from jangkau.ui.registry.files import Office, entered
from jangkau.ui.registry.lists import cells_of, records
from jangkau.ui.text import plain, plain_html

SAID_LINES = 6


def unsaved(office: Office, listing: Listing, rows: pd.DataFrame, edits: Edits, say: Say) -> None:
    """The bar at the foot of the window: what is not saved yet, and the buttons to save or drop it."""
    if not edits:
        listing.own.refused = ()
        return
    with st.bottom, st.container(key="unsaved", gap="xsmall", border=True):
        lines = described(rows, edits, listing.words, say)
        more = [say("registry.unsaved.more", n=len(lines) - SAID_LINES)] if len(lines) > SAID_LINES else []
        items = "".join(f"<li>{plain_html(line)}</li>" for line in (*lines[:SAID_LINES], *more))
        st.html(f'<p class="step">{plain_html(say("registry.unsaved", n=len(edits.keys)))}</p><ul class="changes">{items}</ul>')
        for refusal in listing.own.refused:
            st.error(plain(refusal), icon=":material/error:")
        with st.container(horizontal=True):
            if st.button(say("registry.save"), type="primary", key="save"):
                save(office, listing, rows, edits, say)
            if st.button(say("registry.drop"), key="drop"):
                listing.own.clear()
                st.rerun()


def described(rows: pd.DataFrame, edits: Edits, words: Words, say: Say) -> list[str]:
    """One line a row: what it is called and what becomes of it."""
    lines = []
    for key in edits.keys:
        if key in edits.removed:
            lines.append(say("registry.change.removed", row=words.row(key)))
            continue
        values = [
            say("registry.change.value", column=words.column(column), was=words.value(column, rows.at[key, column]) or "–",
                now=words.value(column, value) or "–")
            for column, value in edits.changed[key].items()
        ]  # fmt: skip
        lines.append(say("registry.change.row", row=words.row(key), changes="; ".join(values)))
    return lines


def save(office: Office, listing: Listing, rows: pd.DataFrame, edits: Edits, say: Say) -> None:
    """Send the changed rows through the loader; where one is refused, none is kept and all stay on the desk."""
    sent, content = listing.sent(edits), listing.content
    changed = [key for key in sent.keys if key not in sent.removed]
    became = laid_over(rows.loc[changed], sent).loc[changed]
    lines, removed = ([cells_of(content, row) for row in records(part)] for part in (became, rows.loc[sorted(sent.removed)]))
    with st.spinner(say("registry.saving")):
        result = entered(office, content, lines, removed, say)
    names = {line: listing.words.row(key) for line, key in enumerate(changed, start=2)}
    if isinstance(result, Receipt):
        parts = [say("registry.saved.changed", n=len(changed))] if changed else []
        parts += [say("registry.saved.removed", n=len(removed))] if removed else []
        changes = described(rows, edits, listing.words, say)[:SAID_LINES]
        listing.own.clear()
        done(
            content.name, say("registry.saved", what=say.listed(parts), lines=" · ".join(changes)), result.import_id,
            notes(result, listing, names, say),
        )  # fmt: skip
        return
    listing.own.refused = tuple(
        say("registry.refused", row=names.get(issue.line or 0, ""),
            column=listing.words.column(issue.column or ""), reason=reason(issue, say))
        for issue in result
    )  # fmt: skip
    st.rerun()


def notes(receipt: Receipt, listing: Listing, names: Mapping[int, str], say: Say) -> tuple[str, ...]:
    """What should be looked at in what was kept; `names`: how each line's entry is called."""
    column = listing.words.column
    return tuple(
        say("registry.noted", row=names.get(issue.line or 0, ""), column=column(issue.column or ""), reason=reason(issue, say))
        for issue in receipt.issues
    )  # fmt: skip


def settle(content: str, result: Receipt | tuple[Issue, ...], what: str, say: Say) -> None:
    """Say what was saved, with the way back; or why nothing was."""
    if isinstance(result, Receipt):
        done(content, what, result.import_id)
        return
    for issue in result:
        st.error(plain(reason(issue, say)), icon=":material/error:")


def added(office: Office, listing: Listing, row: Mapping[str, str], say: Say) -> None:
    """Register one new entry, or say why not; what was typed stays in its form."""
    content = listing.content
    with st.spinner(say("registry.saving")):
        result = entered(office, content, [row], (), say)
    if isinstance(result, Receipt):
        close_panel(content.name)
        called = row.get(content.called) or " ".join(row[name] for name in content.keys)
        done(content.name, say("registry.saved.added", row=called), result.import_id, notes(result, listing, {2: called}, say))
        return
    for issue in result:
        column = listing.words.column(issue.column or "")
        st.error(plain(say("registry.refused.field", column=column, reason=reason(issue, say))), icon=":material/error:")
