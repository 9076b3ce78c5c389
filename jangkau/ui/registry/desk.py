"""A person's desk on the registry page: the unsaved work of each list, and what was saved last with the way back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from etl.registry.columns import Content
from jangkau.locales import Say
from jangkau.ui.registry.edits import Edits, joined
from jangkau.ui.registry.files import Office, undone
from jangkau.ui.text import plain

OUTCOME = "registry.outcome"


@dataclass
class Desk:
    """One list's unsaved work: what is settled, what the open table adds, and which table is open."""

    settled: Edits = field(default_factory=Edits)
    live: Edits = field(default_factory=Edits)
    mounted: str = ""
    generation: int = 0
    refused: tuple[str, ...] = ()

    def enter(self, edits: Edits) -> None:
        """Edit the list from outside its table, and draw the page anew."""
        self.settled, self.live = joined(joined(self.settled, self.live), edits), Edits()
        self.generation += 1
        st.rerun()

    def clear(self) -> None:
        """Nothing is unsaved any more."""
        self.settled, self.live, self.refused = Edits(), Edits(), ()
        self.generation += 1


@dataclass(frozen=True)
class Outcome:
    """What the last saving did, and the import by which it can be undone."""

    content: str
    what: str
    import_id: str | None
    notes: tuple[str, ...] = ()


def once(name: str, key: tuple, make: Callable[[], Any]) -> Any:
    """What was made for a key, however often the page is drawn with it; of another key nothing is kept."""
    known = st.session_state.get(name)
    if not known or known[0] != key:
        known = st.session_state[name] = (key, make())
    return known[1]


def desk(content: str) -> Desk:
    """The reader's own desk for a list."""
    return st.session_state.setdefault(f"registry.desk.{content}", Desk())


def done(content: str, what: str, import_id: str | None, notes: tuple[str, ...] = ()) -> None:
    """Remember what was saved, and what should be looked at in it, and draw the page anew."""
    st.session_state[OUTCOME] = Outcome(content, what, import_id, notes)
    st.rerun()


def outcome(office: Office, content: str, say: Say) -> None:
    """What was saved last, with the way back."""
    last: Outcome | None = st.session_state.get(OUTCOME)
    if not last or last.content != content:
        return
    said, way_back = st.columns([6, 1], vertical_alignment="top" if last.notes else "center")
    said.success(plain(last.what), icon=":material/check_circle:")
    for note in last.notes:
        said.info(plain(note), icon=":material/info:")
    if last.import_id and way_back.button(say("registry.undo"), icon=":material/undo:", key="undo", width="stretch"):
        with st.spinner(say("registry.saving")):
            undone(office, last.import_id)
        done(content, say("registry.undone"), None)


@dataclass(frozen=True)
class Words:
    """How a list's rows, columns and values are called; singular things are said by key."""

    row: Callable[[str], str]
    column: Callable[[str], str]
    value: Callable[[str, object], str]


@dataclass(frozen=True)
class Listing:
    """A list being edited: its content, its words, whose desk it lies on, and how its edits become lines to keep or take out."""

    content: Content
    words: Words
    desk: str = ""
    sent: Callable[[Edits], Edits] = lambda edits: edits

    @property
    def own(self) -> Desk:
        """The reader's desk for it."""
        return desk(self.desk or self.content.name)
