"""Agendas across, accounts or regions down: the cells of the matrix, what its marks mean and what it comes to in words."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.agenda_matrix import MOST_COLUMNS, STATES, agenda_matrix
from jangkau.locales import Say
from jangkau.metrics.campaigns.agenda_response import response_matrix
from jangkau.ui.campaigns.agenda_extremes import extremes, states_said
from jangkau.ui.campaigns.looked import Looked, lines
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

MOST_ACCOUNTS, TALL = 40, 14  # accounts up to which each has a row of its own; rows from which on two columns share them
LETTERS = 21
HALF = 0.5


def matrix(looked: Looked, response: pd.DataFrame, shares: pd.DataFrame) -> None:
    """Agendas across (the newest of `shares`), accounts or regions down: accounts where all of them fit."""
    say, small = looked.say, response["account"].nunique() <= MOST_ACCOUNTS
    cells = looked.kept(("cells",), lambda: ordered(account_cells(response, looked) if small else region_cells(response, looked)))
    columns = numbered(shares)
    kind = "accounts" if small else "regions"
    heading(say("campaign.agenda.matrix"), say(f"campaign.agenda.matrix.{kind}"), "agenda_response", say)
    lines("said", *extremes(cells, kind, say))
    st.html(legend(cells, columns, looked))
    rows = list(dict.fromkeys(cells["row"]))
    with st.container(key="agenda-matrix"):
        for place, (part, column) in enumerate(parts(rows)):
            shown = cells[cells["row"].isin(part)]
            with column:
                looked.picture(
                    (f"matrix-{place}",),
                    lambda shown=shown: agenda_matrix(shown, columns, say, palette()),
                    lambda shown=shown: states_said(shown, say),
                )
    lines("foot", *left_out(shares, say))


def parts(rows: list[str]) -> list[tuple]:
    """The rows and the column of the page that they stand in: side by side where they are many."""
    if len(rows) <= TALL:
        return [(rows, st.container())]
    half = (len(rows) + 1) // 2
    return list(zip((rows[:half], rows[half:]), st.columns(2, gap="large"), strict=True))


def numbered(shares: pd.DataFrame) -> list[tuple[str, int, str]]:
    """The newest agendas: their code, number in the list, and name without what stands in brackets behind it."""
    newest = shares.head(MOST_COLUMNS)
    return [
        (event, number, name.rsplit(" (", 1)[0])
        for number, (event, name) in enumerate(zip(newest["event_id"], newest["agenda"], strict=True), 1)
    ]


def left_out(shares: pd.DataFrame, say: Say) -> list[str]:
    """Which agendas the picture has no column for."""
    rest = [f"{number} {name}" for number, name in enumerate(shares["agenda"], 1)][MOST_COLUMNS:]
    return [say("campaign.agenda.matrix.rest", n=len(rest), names=say.listed(rest))] if rest else []


def legend(cells: pd.DataFrame, columns: list[tuple], looked: Looked) -> str:
    """The marks and what they stand for, those that occur. HTML."""
    say, shown = looked.say, cells[cells["column"].isin([code for code, *_ in columns])]
    there = set(shown["status"]) | ({"not_invited"} if len(shown) < cells["row"].nunique() * len(columns) else set())
    told = "".join(
        f'<span role="listitem"><i class="{state}">{plain_html(say(f"campaign.state.{state}.mark"))}</i>'
        f'{plain_html(say(f"campaign.state.{state}"))}</span>'
        for state in (*STATES, "not_invited")
        if state in there
    )  # fmt: skip
    return f'<div class="states" role="list" aria-label="{plain_html(say("campaign.agenda.legend"))}">{told}</div>'


def region_cells(response: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """The cells of agenda_matrix, one a region and agenda: how many accounts were on time of those one can tell of."""
    found = response_matrix(response)
    states = [region_state(cell) for cell in found.itertuples()]
    marks = [region_mark(cell, state, looked.say) for cell, state in zip(found.itertuples(), states, strict=True)]
    return found.assign(
        row=found["regency_code"].fillna(""), column=found["event_id"], status=states, mark=marks, long=marks,
        label=[looked.place(code) for code in found["regency_code"]], name=[looked.place(code) for code in found["regency_code"]],
        said=[region_said(cell, looked.say) for cell in found.itertuples()],
    )  # fmt: skip


def region_state(cell) -> str:
    """The state of response_matrix in the words of agenda_matrix: some on time are parted at one half."""
    some = "most" if cell.counted and cell.on_time_share >= HALF else "some"
    return {"on_time": "all", "partly": some}.get(cell.status, cell.status)


def region_mark(cell, state: str, say: Say) -> str:
    """The fraction on time of those that can be told; a mark alone where there is none of them or none has posted."""
    part = f"{say.number(cell.counted_on_time)}/{say.number(cell.counted)}"
    return {"all": f"✓ {part}", "most": part, "some": part, "missed": part}.get(state) or say(f"campaign.state.{state}.mark")


def region_said(cell, say: Say) -> str:
    """A region's answer in words: on time of how many, and what the others did."""
    counts = [say("campaign.cell.counted", part=say.number(cell.counted_on_time), n=int(cell.counted))] if cell.counted else []
    return " · ".join([*counts, *others(cell._asdict(), say)])


def others(row: dict, say: Say) -> list[str]:
    """How many accounts were not on time or cannot be told, by what they did: what is missing to all expected ones."""
    counts = {"late": row["counted_late"], "none": row["counted_none"], "uncovered": row["uncovered"], "untimed": row["untimed"],
              "no_data": row["no_data"]}  # fmt: skip
    return [say(f"campaign.count.{state}", n=int(count)) for state, count in counts.items() if count]


def account_cells(response: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """The same, one an account and agenda."""
    say, counted = looked.say, response["covered"] & response["timed"]
    marks = [say(f"campaign.state.{state}.mark") for state in response["status"]]
    hours = ["" if pd.isna(hour) else say("campaign.hours", hours=say.short(hour)) for hour in response["hours"]]
    whole = ["" if pd.isna(hour) else whole_hours(hour, say) for hour in response["hours"]]
    states = [say(f"campaign.state.{state}") for state in response["status"]]
    return response.assign(
        row=response["account"], column=response["event_id"], mark=marks,
        long=[" ".join(filter(None, parts)) for parts in zip(marks, whole, strict=True)],
        said=[" · ".join(filter(None, parts)) for parts in zip(states, hours, strict=True)],
        label=[account_label(cell, say) for cell in response.itertuples()],
        name=[f"@{cell.handle} {say(f'platform.{cell.platform}.short')}" for cell in response.itertuples()],
        counted=counted.astype(int),
        counted_on_time=(counted & (response["status"] == "on_time")).astype(int),
        counted_late=(counted & response["answered"] & (response["status"] != "on_time")).astype(int),
    )  # fmt: skip


def whole_hours(hours: float, say: Say) -> str:
    """Hours as they fit a cell; the exact ones are told when it is touched."""
    return say("campaign.hours.short", hours=say.number(round(hours)) if hours >= 1 else "<1")


def account_label(cell, say: Say) -> str:
    """An account's handle, cut where it is long, and its platform, whole."""
    platform = say(f"platform.{cell.platform}.short")
    handle, wide = f"@{cell.handle}", LETTERS - len(platform) - 1
    return f"{handle if len(handle) <= wide else handle[: wide - 1] + '…'} {platform}"


def ordered(cells: pd.DataFrame) -> pd.DataFrame:
    """Rows with the lowest share on time first, then the lowest share late; those that nobody can tell of last."""
    sums = cells.groupby("row")[["counted_on_time", "counted_late", "counted"]].transform("sum")
    total = sums["counted"].where(sums["counted"] > 0)
    touched = [
        f"<b>{plain_html(cell.label)}</b><br>{plain_html(cell.agenda)}<br>{plain_html(cell.said)}" for cell in cells.itertuples()
    ]
    return (
        cells.assign(
            share=sums["counted_on_time"] / total, late=sums["counted_late"] / total, of=-sums["counted"], touched=touched
        )
        .sort_values(["share", "late", "of", "label", "row"], na_position="last", kind="stable")
        .reset_index(drop=True)
    )
