"""The book on its page: the last acts, whether it is whole, and the file."""

from datetime import datetime

import streamlit as st

from jangkau.access.audit import Act, Book, as_csv
from jangkau.access.store import Access
from jangkau.locales import Say
from jangkau.ui.people.words import moment
from jangkau.ui.reader import exported
from jangkau.ui.text import plain, plain_html
from jangkau.ui.upload.words import account_said

SHOWN, FILED = 50, 100_000  # lines
COLUMNS = ("at", "who", "place", "what", "about")
SAID = {"how": "people.way", "role": "access.role", "kind": "privacy.of"}  # what an act tells -> where its words stand
FILE = "jangkau-audit.csv"


def book(people: Access, say: Say) -> None:
    """The last acts of everybody."""
    kept = Book(people)
    acts = kept.newest(SHOWN)
    if not acts:
        return
    st.header(say("people.book"), anchor=False)
    broken = kept.broken_at()
    if broken is None:
        st.caption(say("people.book.whole"))
    else:
        st.error(plain(say("access.cli.broken", n=broken)), icon=":material/error:")
    heads = "".join(f'<th scope="col">{plain_html(say(f"people.book.{name}"))}</th>' for name in COLUMNS)
    st.html(f'<table class="book"><thead><tr>{heads}</tr></thead><tbody>{"".join(row(act, say) for act in acts)}</tbody></table>')
    st.download_button(
        say("people.book.csv"), exported(FILE, lambda: as_csv(kept.newest(FILED))), FILE, "text/csv", key="book-csv",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def row(act: Act, say: Say) -> str:
    """An act in the reader's words."""
    at = moment(datetime.fromisoformat(act.at).timestamp(), say)
    about = " · ".join(about_said(name, value, say) for name, value in act.about.items() if value)
    cells = (at, act.who or "-", act.place, say(f"people.act.{act.what}"), about)
    return "<tr>" + "".join(f"<td>{plain_html(cell)}</td>" for cell in cells) + "</tr>"


def about_said(name: str, value: str, say: Say) -> str:
    """What an act was about: what the program itself says in words, anything else as it was written."""
    if name == "account":
        return account_said(value, say) if ":" in value else value
    return say.named(f"{SAID[name]}.{value}", value) if name in SAID else value
