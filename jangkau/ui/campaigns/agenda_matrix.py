"""Agendas across, accounts or regions down: the matrix on the page, what its marks mean and what it comes to in words."""

from functools import partial

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.agenda_matrix import STATES, agenda_matrix
from jangkau.findings.campaigns.agenda_cells import account_cells, left_out, numbered, ordered, region_cells
from jangkau.findings.campaigns.agenda_extremes import extremes, states_said
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

MOST_ACCOUNTS, TALL = 40, 14  # accounts up to which each has a row of its own; rows from which on two columns share them


def matrix(section: PageSection, response: pd.DataFrame, shares: pd.DataFrame) -> None:
    """Agendas across (the newest of `shares`), accounts or regions down: accounts where all of them fit."""
    say, small = section.say, response["account"].nunique() <= MOST_ACCOUNTS
    cells = section.kept(
        ("cells",), lambda: ordered(account_cells(response, section) if small else region_cells(response, section))
    )
    columns = numbered(shares)
    kind = "accounts" if small else "regions"
    heading(say("campaign.agenda.matrix"), say(f"campaign.agenda.matrix.{kind}"), "agenda_response", say)
    lines("said", *section.kept(("extremes",), lambda: extremes(cells, kind, say)))
    st.html(section.kept(("matrix legend",), lambda: legend(cells, columns, section)))
    rows = list(dict.fromkeys(cells["row"]))
    with st.container(key="agenda-matrix"):
        for number, (part, column) in enumerate(parts(rows)):
            part_cells = cells[cells["row"].isin(part)]
            with column:
                section.picture(
                    (f"matrix-{number}",),
                    partial(lambda some: agenda_matrix(some, columns, say, palette()), part_cells),
                    partial(states_said, part_cells, say),
                )
    lines("foot", *left_out(shares, say))


def parts(rows: list[str]) -> list[tuple]:
    """The rows and the column of the page that they stand in: side by side where they are many."""
    if len(rows) <= TALL:
        return [(rows, st.container())]
    half = (len(rows) + 1) // 2
    return list(zip((rows[:half], rows[half:]), st.columns(2, gap="large"), strict=True))


def legend(cells: pd.DataFrame, columns: list[tuple], section: PageSection) -> str:
    """The marks and what they stand for, those that occur. HTML."""
    say, drawn = section.say, cells[cells["column"].isin([code for code, *_ in columns])]
    states = set(drawn["status"]) | ({"not_invited"} if len(drawn) < cells["row"].nunique() * len(columns) else set())
    marks = "".join(
        f'<span role="listitem"><i class="{state}">{plain_html(say(f"campaign.state.{state}.mark"))}</i>'
        f'{plain_html(say(f"campaign.state.{state}"))}</span>'
        for state in (*STATES, "not_invited")
        if state in states
    )  # fmt: skip
    return f'<div class="states" role="list" aria-label="{plain_html(say("campaign.agenda.legend"))}">{marks}</div>'
