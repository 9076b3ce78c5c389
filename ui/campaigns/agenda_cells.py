"""Agendas across, accounts or regions down: the cells of the matrix and what its marks mean."""

import pandas as pd
import streamlit as st

from charts.agenda_matrix import MOST_COLUMNS, MOST_ROWS, STATES, agenda_matrix
from locales import Say
from metrics.agenda_response import response_matrix
from ui.campaigns.looked import Looked, lines
from ui.parts import heading
from ui.session import palette
from ui.text import plain_html

ORDER = {state: place for place, state in enumerate(STATES)}


def matrix(looked: Looked, response: pd.DataFrame, events: list[str]) -> None:
    """Agendas across, accounts or regions down: accounts where all of them fit."""
    say, accounts = looked.say, response["account"].nunique()
    small = accounts <= MOST_ROWS
    cells = looked.kept(
        ("cells",),
        lambda: account_cells(response, events, looked) if small else region_cells(response_matrix(response), events, looked),
    )
    rows, columns = cells["row"].nunique(), cells["column"].nunique()
    heading(
        say("campaign.agenda.matrix"), say(f"campaign.agenda.matrix.{'accounts' if small else 'regions'}"), "agenda_response", say
    )
    st.html(legend(cells, looked))
    looked.picture(("matrix",), lambda: agenda_matrix(cells, say, palette()), lambda: states_said(cells, say))
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        lines(
            "foot",
            say("campaign.agenda.matrix.rest", rows=say.number(min(rows, MOST_ROWS)), n=rows, columns=min(columns, MOST_COLUMNS)),
        )


def legend(cells: pd.DataFrame, looked: Looked) -> str:
    """The marks and what they stand for, those that occur. HTML."""
    say, there = looked.say, set(cells["status"])
    told = "".join(
        f'<span role="listitem"><i class="{state}">{plain_html(say(f"campaign.state.{state}.mark"))}</i>'
        f'{plain_html(say(f"campaign.state.{state}"))}</span>'
        for state in STATES if state in there
    )  # fmt: skip
    return f'<div class="states" role="list" aria-label="{plain_html(say("campaign.agenda.legend"))}">{told}</div>'


def region_cells(matrix: pd.DataFrame, events: list[str], looked: Looked) -> pd.DataFrame:
    """The cells of agenda_matrix, one a region and agenda: those that responded best stand on top."""
    say = looked.say
    rows = [
        {
            "row": cell.regency_code if isinstance(cell.regency_code, str) else "",
            "column": cell.event_id,
            "status": cell.status,
            "label": looked.place(cell.regency_code),
            "counted": f"{say.number(cell.responded)}/{say.number(cell.expected)}",
            "share": cell.responded / cell.expected,
            "agenda": cell.agenda,
            "said": say(
                "campaign.cell.counted",
                state=say(f"campaign.state.{cell.status}"),
                part=say.number(cell.responded),
                n=int(cell.expected),
            ),
        }
        for cell in matrix.itertuples()
    ]
    return ordered(pd.DataFrame(rows), events)


def account_cells(response: pd.DataFrame, events: list[str], looked: Looked) -> pd.DataFrame:
    """The same, one an account and agenda."""
    say = looked.say
    rows = [
        {
            "row": cell.account, "column": cell.event_id, "status": cell.status, "agenda": cell.agenda,
            "label": f"@{cell.handle} {say(f'platform.{cell.platform}.short')}",
            "counted": "" if pd.isna(cell.hours) else say("campaign.hours.short", hours=say.short(round(cell.hours))),
            "said": state_said(cell, say), "share": -ORDER[cell.status],
        }
        for cell in response.itertuples()
    ]  # fmt: skip
    return ordered(pd.DataFrame(rows), events)


def state_said(cell, say: Say) -> str:
    """An account's answer in words, with the hours it took."""
    state = say(f"campaign.state.{cell.status}")
    return state if pd.isna(cell.hours) else f"{state} · {say('campaign.hours', hours=say.short(cell.hours))}"


def ordered(cells: pd.DataFrame, events: list[str]) -> pd.DataFrame:
    """Columns in the order of the events, rows by how well they responded over all of them."""
    cells = cells.assign(
        place=cells["column"].map({event: place for place, event in enumerate(events)}),
        touched=[f"<b>{plain_html(cell.label)}</b><br>{plain_html(cell.agenda)}<br>{cell.said}" for cell in cells.itertuples()],
    )
    mean = cells.groupby("row")["share"].transform("mean")
    return cells.assign(rank=-mean).sort_values(["rank", "label", "row", "place"], kind="stable").reset_index(drop=True)


def states_said(cells: pd.DataFrame, say: Say) -> str:
    """How many cells bear which answer."""
    counts = cells["status"].value_counts()
    told = [
        say("campaign.matrix.alt.part", state=say(f"campaign.state.{state}"), n=int(counts[state]))
        for state in STATES
        if state in counts
    ]
    return say("campaign.matrix.alt", counts=say.listed(told))
