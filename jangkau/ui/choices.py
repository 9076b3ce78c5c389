"""A row of boxes whose choices live in the address, and what a link asked for that is not to be had here.

The boxes are the browser's own, all of them one element of the page (choices.js).
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from jangkau.charts.drawing.letters import width
from jangkau.locales import Say
from jangkau.ui.session import keep, kept
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


DATED = {"province", "week", "month", "from", "to"}  # what is usual of these changes with the data: a link names them always
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
    boxes: dict[str, dict[str, Any]] = field(default_factory=dict)
    chips: list[dict[str, str]] = field(default_factory=list)
    unsaid: dict[str, str | None] = field(default_factory=dict)  # of each box the choice that the address leaves out

    def choice(self, name: str, options: list[str], label: Callable[[str], str], usual: str | None = None, **more: Any) -> str:
        """What is chosen in a box. The address knows it, unless it is what is always usual (the first, where none is named).

        more: `steps`, the words of the two arrows that lead to the option below and above.
        """
        usual = options[0] if usual is None else usual
        asked = kept(name)
        if asked is not None and asked not in options:
            miss(name)
        value = asked if asked in options else usual
        named = [(option, label(option)) for option in options]
        self.boxes[name] = {
            "name": name,
            "label": self.say(f"filter.{name}"),
            "options": named,
            "value": value,
            "width": wide(name, dict(named)[value]),
            "seldom": name in SELDOM,
        } | more
        self.unsaid[name] = None if name in DATED else usual
        keep(name, value, default=self.unsaid[name])
        return value

    def chip(self, name: str, value: str, words: str, title: str = "") -> None:
        """What one press chooses: what is set is taken off again, or the newest week is shown."""
        self.chips.append({"name": name, "value": value, "words": words, "title": title})

    def show(self) -> None:
        """Draw the row, where it holds anything."""
        data = {"boxes": list(self.boxes.values()), "chips": self.chips, "drawer": self.say("filter.drawer")}
        if self.boxes:
            mounted()(key=KEY, data=data, on_chosen_change=self.take)

    def take(self) -> None:
        """Take over what the reader has chosen; what a link had asked for is past."""
        match st.session_state[KEY].get("chosen"):
            case {"name": str(name), "value": str(value)} if value in dict(self.boxes.get(name, {}).get("options", ())):
                let_go()
                keep(name, value, default=self.unsaid[name])


@contextmanager
def choices(say: Say) -> Iterator[Row]:
    """A row that is drawn once all was asked, and below it what a link asked for in vain."""
    row = Row(say)
    yield row
    row.show()
    missed(say)


def wide(name: str, words: str) -> int:
    """The pixels of a box: as usual, or as many as its words take where these are a week's, of which no letter may be cut."""
    return max(WIDTHS[name], round(width(words, LETTERS)) + AROUND) if name in DATED - {"province"} else WIDTHS[name]


def miss(name: str, called: str | None = None) -> None:
    """Remember what the address asks for in vain. What an earlier page left there (a region of another province) is no link's.

    called: the word for what is chosen, where it is none of the filters.
    """
    asked = st.query_params.get(name)
    if asked is not None and st.session_state.get(f"kept.{name}") != asked:
        st.session_state.setdefault(MISSED, {})[name] = (called or f"filter.{name}", asked)


def missed(say: Say, names: Collection[str] = ()) -> None:
    """Say what the link asked for and the office does not have, until the reader chooses something; names: these alone."""
    for name, (called, asked) in st.session_state.get(MISSED, {}).items():
        if not names or name in names:
            said = say("filter.missed", what=say(called), asked=asked[:LONGEST])
            st.html(f'<p class="missed" role="status">{plain_html(said)}</p>')


def missed_below(name: str, options: Collection[str], called: str, say: Say) -> None:
    """The same of a choice that stands below the row of filters: said in its own place, from the next run on in the row."""
    asked = kept(name)
    if asked is not None and asked not in options and name not in st.session_state.get(MISSED, {}):
        miss(name, called)
        missed(say, (name,))


def let_go() -> None:
    """What a link had asked for is past: the reader has chosen."""
    st.session_state.pop(MISSED, None)
