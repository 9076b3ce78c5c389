"""Choices that live in the address: a row of them above a page, or one in its own place; and what a link asked for in vain.

The boxes are the browser's own, all of a row one element of the page (choices.js).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from jangkau.charts.drawing.letters import width
from jangkau.locales import Say
from jangkau.ui.session import heard, keep, kept
from jangkau.ui.text import plain_html

WIDTHS = {
    "province": 150,
    "measure": 195,
    "period": 120,
    "week": 240,
    "month": 190,
    "from": 240,
    "to": 240,
    "platform": 165,
    "owner": 165,
    "bakorwil": 175,
    "region": 200,
    "event": 265,
    "outcome": 180,
    "horizon": 112,
    "guests": 190,
    "term": 250,
}  # pixels, where there is room for them
WIDE = 360  # of a box that stands by itself

DATED = {"province", "week", "month", "from", "to"}  # what is usual of these changes with the data: a link names them always
WHOLE = {"week", "month", "from", "to", "event", "term"}
SELDOM = {"period", "owner", "bakorwil", "region", "guests"}  # they lie in the drawer; on a phone all but the week do
LETTERS, AROUND = 14, 44  # pixels: a box's letters, and what stands beside them
MISSED, LONGEST = "choices.missed", 60  # letters of what was asked for
KEY = "filters"


@lru_cache
def mounted():
    """The component, registered once in a process."""
    script = (Path(__file__).parent / "choices.js").read_text()
    return st.components.v2.component("jangkau.choices", js=script, isolate_styles=False)


@dataclass
class Row:
    """The boxes that a page asks for, in its order, and what is set beyond the usual."""

    say: Say
    key: str = KEY
    boxes: dict[str, dict[str, Any]] = field(default_factory=dict)
    chips: list[dict[str, str]] = field(default_factory=list)
    unsaid: dict[str, str | None] = field(default_factory=dict)  # of each box the choice that the address leaves out

    def choice(
        self,
        name: str,
        options: Sequence[str],
        label: Callable[[str], str],
        usual: str | None = None,
        called: str | None = None,
        **more: Any,
    ) -> str:
        """What is chosen in a box. The address knows it, unless it is what is always usual (the first, where none is named).

        called: the word for what is chosen, where it is none of the filters. more: `width`, in pixels; `steps`, the words of two
        arrows that lead to the option below and above; `segments`, where the options lie side by side.
        """
        usual = options[0] if usual is None else usual
        asked = kept(name)
        if asked is not None and asked not in options:
            miss(name, called)
        value = asked if asked in options else usual
        self.unsaid[name] = None if name in DATED else usual
        keep(name, value or None, default=self.unsaid[name])
        words = {option: label(option) for option in options}
        offered = [{"name": option, "words": said} for option, said in words.items()]
        box = {"name": name, "label": self.say(called or f"filter.{name}"), "options": offered, "value": value}
        box["seldom"] = self.key == KEY and name in SELDOM
        box["width"] = wide(name, words[value])
        self.boxes[name] = box | more
        return value

    def chip(self, name: str, value: str, words: str, title: str = "") -> None:
        """What one press chooses: what is set is taken off again, or the newest week is shown."""
        self.chips.append({"name": name, "value": value, "words": words, "title": title})

    def show(self) -> None:
        """Draw the row, where it holds anything."""
        data = {"boxes": list(self.boxes.values()), "chips": self.chips, "drawer": self.say("filter.drawer")}
        if self.boxes:
            mounted()(key=self.key, data=data, on_chosen_change=self.take)

    def take(self) -> None:
        """Take over what the reader has chosen; what a link had asked for is past. A row that is gone by then tells nothing."""
        match heard(self.key, "chosen"):
            case {"name": str(name), "value": str(value)} if value in self._offered(name):
                let_go()
                keep(name, value or None, default=self.unsaid[name])

    def _offered(self, name: str) -> list[str]:
        return [option["name"] for option in self.boxes.get(name, {}).get("options", ())]


@contextmanager
def choices(say: Say) -> Iterator[Row]:
    """The row above a page, drawn once all was asked, and below it what a link asked for in vain."""
    row = Row(say)
    yield row
    row.show()
    missed(say)


def one_of(
    name: str,
    options: Sequence[str],
    say: Say,
    label: Callable[[str], str],
    called: str,
    usual: str | None = None,
    **more: Any,
) -> str:
    """A choice in its own place; what a link asked for in vain is said below it, and from the next run on above the page."""
    said_above = name in st.session_state.get(MISSED, {})
    row = Row(say, f"choice-{name}")
    value = row.choice(name, options, label, usual, called, **more)
    row.show()
    if not said_above:
        missed(say, name)
    return value


def wide(name: str, words: str) -> int:
    """A box in pixels: as usual, or as many as its words take where these are dates or names, of which no letter may be cut."""
    usual = WIDTHS.get(name, WIDE)
    return usual if name in WIDTHS and name not in WHOLE else max(usual, round(width(words, LETTERS)) + AROUND)


def miss(name: str, called: str | None = None) -> None:
    """Remember what the address asks for in vain. What an earlier page left there (a region of another province) is no link's.

    called: the word for what is chosen, where it is none of the filters.
    """
    asked = st.query_params.get(name)
    if asked is not None and st.session_state.get(f"kept.{name}") != asked:
        st.session_state.setdefault(MISSED, {})[name] = (called or f"filter.{name}", asked)


def missed(say: Say, only: str | None = None) -> None:
    """Say what the link asked for and the office does not have, until the reader chooses something; only: this choice."""
    for name, (called, asked) in st.session_state.get(MISSED, {}).items():
        if only in (None, name):
            said = say("filter.missed", what=say(called), asked=asked[:LONGEST])
            st.html(f'<p class="missed" role="status">{plain_html(said)}</p>')


def let_go() -> None:
    """What a link had asked for is past: the reader has chosen."""
    st.session_state.pop(MISSED, None)
