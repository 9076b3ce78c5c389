"""One row a target: what was reached beside what was aimed at, what it rests on, and what now."""

import pandas as pd
import streamlit as st

from jangkau.charts.sparkline import picture
from jangkau.charts.target.track import track
from jangkau.findings.target.lines import SIGNS, Line
from jangkau.findings.target.lines import line as in_words
from jangkau.locales import Say
from jangkau.metrics.target.achieved import line as way_to
from jangkau.metrics.target.period import Period
from jangkau.metrics.target.target import Target
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.account.link import led
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def rows(warehouse: Warehouse, found: pd.DataFrame, period: Period, province: str, say: Say) -> None:
    """Every target of the period."""
    items = []
    for row in found.to_dict("records"):
        items.append(row_of(in_words(row, province, say), way(warehouse, row, period, say), say))
    st.html(f'<ol class="targets">{"".join(items)}</ol>')


def row_of(line: Line, drawn: str, say: Say) -> str:
    """One of them. HTML."""
    bar = ""
    if line.filled is not None:
        bar = f'<span class="bar" aria-hidden="true"><i style="width:{100 * line.filled:.1f}%"></i></span>'
    share = f" · {plain_html(say('target.share', share=line.share))}" if line.share else ""
    amounts = say("target.amounts", reached=line.reached, goal=line.goal)
    notes = " ".join([f"{line.rests}." if line.rests else "", *line.caveats]).strip()
    parts = [
        f'<p class="aim"><b>{plain_html(line.about)}</b> <span class="state">'
        f'<span aria-hidden="true">{SIGNS[line.state]}</span> {plain_html(line.stands)}</span></p>',
        f'<p class="amounts">{plain_html(amounts)}{share}</p>{bar}',
        f'<p class="unit">{plain_html(notes)}</p>' if notes else "",
        f'<p class="ahead">{plain_html(line.ahead)}</p>' if line.ahead else "",
        drawn,
        f'<p class="act">{led(line.act, line.page, say, **line.asked)}</p>' if line.act else "",
    ]
    return f'<li class="aim-{line.state}">{"".join(parts)}</li>'


def way(warehouse: Warehouse, row: dict, period: Period, say: Say) -> str:
    """The way to a target week by week, of what is told by week and is not over. HTML."""
    if row["state"] != "running":
        return ""
    target = Target(row["measure"], period, row["place"], row["organisation"] or None, row["target"])
    reached = way_to(warehouse, target, row["until"])["amount"].dropna().tolist()
    if not reached:
        return ""
    ends = None if pd.isna(row["low"]) else (row["low"], row["high"])
    drawn = picture(track(reached, period.weeks, row["target"], ends, palette()))
    legend = say("target.track.ahead" if ends else "target.track.legend", week=row["weeks_known"], weeks=period.weeks)
    alt = plain_html(say("target.track", about=row["place_name"]))
    return f'<img class="track" src="{drawn}" alt="{alt}"><p class="unit">{plain_html(legend)}</p>'
