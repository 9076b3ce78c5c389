"""The four figures of the comparison, and all measures side by side: each one element, which a phone draws at once."""

import pandas as pd
import streamlit as st

from jangkau.charts.sides.amounts import percent, said, times
from jangkau.findings.sides.sentences import middles_gap_said, untold_said
from jangkau.findings.sides.voice import shares_said
from jangkau.locales import Say
from jangkau.metrics.sides.compare import centre
from jangkau.metrics.sides.sides import Sides
from jangkau.ui.parts import glossary
from jangkau.ui.text import plain_html
from jangkau.warehouse.vocabulary import MARKS, SIDES

LARGEST = 3  # accounts whose part of their side's reach is told; of as few accounts it is always the whole


def cards(sides: Sides, say: Say) -> None:
    """Share of voice, potential leverage, growth and concentration: those that both sides have."""
    largest = sides.carried[sides.carried["largest"] == LARGEST].set_index("owner")
    carried, reached = largest["share"].where(largest["accounts"] > LARGEST), largest["accounts"]
    growth = pd.Series({owner: centre(sides.sides["growth"][owner]) for owner in SIDES})
    times_said = "" if pd.isna(sides.potential["leverage"]) else times(sides.potential["leverage"], say)
    potential = {owner: sides.potential[f"{owner}_accounts"] for owner in SIDES}
    voice = dict(shares_said(sides.voice.to_dict("records"), say))
    figures = [
        card("voice", " ".join(marked(owner, voice[owner]) for owner in SIDES if voice), sides.counted["interactions"], say),
        card("leverage", plain_html(times_said), potential, say),
        card("growth", pair(growth, lambda share: percent(share, say)), sides.counted["growth"], say),
        card("largest", pair(carried, say.percent), reached, say),
    ]
    if any(figures):
        st.html(f'<div class="pairs">{"".join(figures)}</div>')


def card(name: str, amount: str, accounts, say: Say) -> str:
    """One figure in its frame, what it is of, and on how many accounts of either side it rests; nothing without it. HTML."""
    if not amount:
        return ""
    rests = say("compare.card.n", **{owner: say.number(accounts[owner]) for owner in SIDES})
    below = f"{say(f'compare.card.{name}.of')} · {rests}"
    about = {"voice": "share_of_voice", "leverage": "leverage_potential", "growth": "growth", "largest": "reach"}[name]
    return (
        f'<div><p class="label">{plain_html(say(f"compare.card.{name}"))}{glossary(about, say)}</p>'
        f'<p class="amount">{amount}</p><p class="below">{plain_html(below)}</p></div>'
    )


def pair(values: pd.Series, words) -> str:
    """Both sides' values with their marks; nothing where a side has none: it would stand beside nothing. HTML."""
    if values.isna().any():
        return ""
    return " ".join(marked(owner, words(values[owner])) for owner in SIDES)


def marked(owner: str, words: str) -> str:
    """Words with the mark of their owner. HTML."""
    return f'<span class="side"><i class="{owner}">{MARKS[owner]}</i> {plain_html(words)}</span>'


def all_measures(sides: Sides, measure: str, say: Say) -> None:
    """A row for each measure that anybody tells: the middle account of each side, on how many accounts, and the gap.

    A side whose accounts tell nothing at all, and measures that nobody tells, are named below instead of filling it with dashes.
    """
    told = sides.told()
    there = [owner for owner in SIDES if any(sides.counted[name][owner] for name in told)]
    heads = [marked(owner, say(f"owner.{owner}")) for owner in there]
    heads += [plain_html(say("compare.column.gap"))] * (len(there) == len(SIDES))
    head = "".join(f'<th scope="col">{words}</th>' for words in [plain_html(say("compare.column.measure")), *heads])
    rows = "".join(row(sides, name, there, name == measure, say) for name in told)
    below = "".join(f'<p class="unit">{plain_html(line)}</p>' for line in untold_said(sides, there, say))
    st.html((f'<table class="sides"><tr>{head}</tr>{rows}</table>' if told else "") + below)


def row(sides: Sides, name: str, there: list[str], chosen: bool, say: Say) -> str:
    """A measure's row, of the sides that tell anything; the one shown in the pictures stands out. HTML."""
    fair = sides.counted[name]
    middles = {owner: centre(sides.sides[name][owner]) for owner in there}
    cells = "".join(
        f"<td>{'–' if pd.isna(middles[owner]) else plain_html(said(middles[owner], name, say))}"
        f"<small>{say.number(fair[owner])}/{say.number(fair[f'{owner}_registered'])}</small></td>"
        for owner in there
    )
    words = plain_html(middles_gap_said(sides.gaps[name], fair, name, say))
    gap = f"<td>{words}</td>" if len(there) == len(SIDES) else ""
    return (
        f'<tr{" class=chosen" if chosen else ""}><th scope="row">{plain_html(say(f"compare.measure.{name}"))}</th>'
        f"{cells}{gap}</tr>"
    )
