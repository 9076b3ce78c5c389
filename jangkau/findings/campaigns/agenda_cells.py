"""The cells of the matrix of agendas: agendas across, accounts or regions down."""

from html import escape

import pandas as pd

from jangkau.charts.campaigns.agenda_matrix import MOST_COLUMNS
from jangkau.findings.campaigns.section import Section
from jangkau.locales import Say
from jangkau.metrics.campaigns.agenda_response import response_matrix

LETTERS = 21
HALF = 0.5


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


def region_cells(response: pd.DataFrame, section: Section) -> pd.DataFrame:
    """The cells of agenda_matrix, one a region and agenda: how many accounts were on time of those one can tell of."""
    matrix = response_matrix(response)
    states = [region_state(cell) for cell in matrix.itertuples()]
    places = [section.place(code) for code in matrix["regency_code"]]
    marks = [region_mark(cell, state, section.say) for cell, state in zip(matrix.itertuples(), states, strict=True)]
    return matrix.assign(
        row=matrix["regency_code"].fillna(""), column=matrix["event_id"], status=states, mark=marks, long=marks,
        label=places, name=places,
        said=[region_said(cell, section.say) for cell in matrix.itertuples()],
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


def account_cells(response: pd.DataFrame, section: Section) -> pd.DataFrame:
    """The same, each an account and agenda."""
    say, counted = section.say, response["covered"] & response["timed"]
    marks = [say(f"campaign.state.{state}.mark") for state in response["status"]]
    hours = ["" if pd.isna(hour) else say.taking(hour) for hour in response["hours"]]
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
    touched = [f"<b>{escape(cell.label)}</b><br>{escape(cell.agenda)}<br>{escape(cell.said)}" for cell in cells.itertuples()]
    return (
        cells.assign(
            share=sums["counted_on_time"] / total, late=sums["counted_late"] / total, of=-sums["counted"], touched=touched
        )
        .sort_values(["share", "late", "of", "label", "row"], na_position="last", kind="stable")
        .reset_index(drop=True)
    )
