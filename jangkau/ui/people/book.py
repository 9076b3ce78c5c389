"""The book on its page: the last acts, whether it is whole, and the file."""

from datetime import datetime

import streamlit as st

from jangkau.access.audit import Act, Book, as_csv
from jangkau.access.store import Access
from jangkau.locales import Say
from jangkau.ui.people.words import moment
from jangkau.ui.reader import exported
from jangkau.ui.text import plain

SHOWN, FILED = 50, 100_000  # lines
FILE = "jangkau-audit.csv"


def book(people: Access, say: Say) -> None:
    """The last acts of everybody."""
    kept = Book(people)
    acts = kept.newest(SHOWN)
    if not acts:
        return
    st.subheader(say("people.book"), anchor=False)
    broken = kept.broken_at()
    if broken is None:
        st.caption(say("people.book.whole"))
    else:
        st.error(plain(say("access.cli.broken", n=broken)), icon=":material/error:")
    columns = [say(f"people.book.{name}") for name in ("at", "who", "place", "what", "about")]
    st.table({name: list(cells) for name, cells in zip(columns, zip(*(row(act, say) for act in acts), strict=True), strict=True)},
             border="horizontal", hide_index=True)  # fmt: skip
    st.download_button(
        say("people.book.csv"), exported(FILE, lambda: as_csv(kept.newest(FILED))), FILE, "text/csv", key="book-csv",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def row(act: Act, say: Say) -> list[str]:
    """An act in the reader's words."""
    at = moment(datetime.fromisoformat(act.at).timestamp(), say)
    about = " · ".join(act.about.values())
    return [plain(text) for text in (at, act.who or "-", act.place, say(f"people.act.{act.what}"), about)]
