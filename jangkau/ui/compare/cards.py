"""The four figures of the comparison, and all measures side by side: each one element, which a phone draws at once."""

import pandas as pd
import streamlit as st

from jangkau.charts.sides.dumbbell import leading
from jangkau.charts.sides.sides_told import MARKS, SHARES, hundredths, percent, said, times
from jangkau.locales import Say
from jangkau.metrics.sides.compare import Gap
from jangkau.metrics.sides.compared_measures import OWNERS
from jangkau.metrics.sides.sides import Sides
from jangkau.ui.compare.words import higher_times
from jangkau.ui.parts import glossary
from jangkau.ui.text import plain_html


def cards(told: Sides, say: Say) -> None:
    """Share of voice, potential leverage, growth and concentration."""
    shares = told.voice.set_index("owner")["share"]
    carried = told.carried[told.carried["largest"] == 3].set_index("owner")["share"]
    growth = pd.Series({owner: told.sides["growth"][owner]["median"] for owner in OWNERS})
    times_said = None if pd.isna(told.potential["leverage"]) else times(told.potential["leverage"], say)
    interactions = say.short(told.voice["interactions"].sum())
    found = [
        card("voice", pair(shares, say.percent), say("compare.card.voice.of", amount=interactions), say),
        card("leverage", times_said and plain_html(times_said), say("compare.card.leverage.of"), say),
        card("growth", pair(growth, lambda share: percent(share, say)), say("compare.card.growth.of"), say),
        card("largest", pair(carried, say.percent), say("compare.card.largest.of"), say),
    ]
    st.html(f'<div class="pairs">{"".join(found)}</div>')


def card(name: str, amount: str | None, below: str, say: Say) -> str:
    """One figure in its frame. HTML."""
    shown = amount or f'<span class="blank">{plain_html(say("compare.card.none"))}</span>'
    about = {"voice": "share_of_voice", "leverage": "leverage_potential", "growth": "growth", "largest": "reach"}[name]
    return (
        f'<div><p class="label">{plain_html(say(f"compare.card.{name}"))}{glossary(about, say)}</p>'
        f'<p class="amount">{shown}</p><p class="below">{plain_html(below) if amount else ""}</p></div>'
    )


def pair(values: pd.Series, words) -> str | None:
    """Both sides' values with their marks; None where neither has one. HTML."""
    if values.isna().all():
        return None
    return " ".join(marked(owner, "–" if pd.isna(values[owner]) else words(values[owner])) for owner in OWNERS)


def marked(owner: str, words: str) -> str:
    """Words with the mark of their owner. HTML."""
    return f'<span class="side"><i class="{owner}">{MARKS[owner]}</i> {plain_html(words)}</span>'


def all_measures(told: Sides, measure: str, say: Say) -> None:
    """A row for each measure: the middle account of both sides, on how many accounts, and the gap."""
    heads = "".join(f'<th scope="col">{marked(owner, say(f"owner.{owner}"))}</th>' for owner in OWNERS)
    rows = "".join(row(told, name, name == measure, say) for name in told.gaps)
    st.html(
        f'<table class="sides"><tr><th scope="col">{plain_html(say("compare.column.measure"))}</th>{heads}'
        f'<th scope="col">{plain_html(say("compare.column.gap"))}</th></tr>{rows}</table>'
    )


def row(told: Sides, name: str, chosen: bool, say: Say) -> str:
    """A measure's row; the one shown in the pictures stands out. HTML."""
    spread, fair = told.sides[name], told.counted[name]
    cells = "".join(
        f"<td>{'–' if pd.isna(spread[owner]['median']) else plain_html(said(spread[owner]['median'], name, say))}"
        f"<small>{say.number(fair[owner])}/{say.number(fair[f'{owner}_registered'])}</small></td>"
        for owner in OWNERS
    )
    words = plain_html(gap_words(told.gaps[name], fair, name, say))
    return (
        f'<tr{" class=chosen" if chosen else ""}><th scope="row">{plain_html(say(f"compare.measure.{name}"))}</th>'
        f"{cells}<td>{words}</td></tr>"
    )


def gap_words(gap: Gap | None, fair: dict, name: str, say: Say) -> str:
    """How far apart the middle accounts are, or why that is not said."""
    if gap is None:
        lacking = fair["lacking"]
        return say(f"compare.all.{'unregistered' if fair['reason'] == 'no_account' else 'out'}.{lacking}")
    if gap.clear is None:
        return say("compare.all.few")
    if not gap.clear:
        return say("compare.noise")
    apart = gap.community - gap.government
    if name in SHARES:
        return f"{leading(apart)} {say('compare.points', amount=hundredths(abs(apart), say))}"
    return leading(apart) if not gap.ratio else f"{leading(apart)} {times(higher_times(gap), say)}"
