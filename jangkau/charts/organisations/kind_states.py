"""How many organisations of each kind posted as often as the office expects, did not, or cannot be judged."""

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NORMAL, Figure, figure, hidden_axis

ROW, HEAD = 30, 26  # pixels: a kind's row, the words above the bars
STATES = ("met", "below", "unknown")
ROOM = 0.06  # of the longest bar: the least part that holds its number


def kind_states(kinds: pd.DataFrame, say, palette: Palette) -> Figure:
    """`kinds`: the frame of organisation_kinds, of kinds for which something is expected. One bar a kind, in three parts."""
    rows = kinds[kinds["with_minimum"] > 0].reset_index(drop=True)
    names = [say(f"organisation.kind.{kind}") for kind in rows["kind"]]
    longest, left = int(rows["with_minimum"].max() or 1), widest(names, NORMAL) + 12
    y = [len(rows) - place - 0.5 for place in range(len(rows))]
    return figure(
        [part(rows, state, y, names, say, palette) for state in STATES],
        palette,
        ROW * len(rows) + HEAD,
        barmode="stack",
        margin={"l": left, "r": 0, "t": HEAD, "b": 0},
        xaxis=hidden_axis(type="linear", range=[0, longest]),
        yaxis=hidden_axis(type="linear", range=[0, max(len(rows), 1)]),
        annotations=[
            *(note(0, at, name, "left", palette.ink, NORMAL) | {"xref": "paper", "xshift": -left}
              for at, name in zip(y, names, strict=True)),
            *numbers(rows, y, longest, say, palette),
            *legend(left, say, palette),
        ],
    )  # fmt: skip


def inks(palette: Palette) -> dict[str, str]:
    """The colour of each state."""
    return {"met": palette.accent, "below": palette.warning, "unknown": palette.line}


def part(rows: pd.DataFrame, state: str, y: list[float], names: list[str], say, palette: Palette) -> dict:
    """One state's part of every bar."""
    touched = [
        f"<b>{name}</b><br>" + say("organisation.kinds.touched", **{each: say.number(row[each]) for each in STATES})
        for name, row in zip(names, rows.to_dict("records"), strict=True)
    ]
    return {
        "type": "bar", "orientation": "h", "name": state, "x": rows[state].tolist(), "y": y, "width": 0.6,
        "marker": {"color": inks(palette)[state]}, "hovertext": touched,
    }  # fmt: skip


def numbers(rows: pd.DataFrame, y: list[float], longest: int, say, palette: Palette) -> list[dict]:
    """The count in the middle of each part that has the room; behind a bar without any, its counts one after another."""
    notes = []
    for at, row in zip(y, rows.to_dict("records"), strict=True):
        start = 0
        if row["with_minimum"] < ROOM * longest:
            words = " · ".join(f"{say.number(row[each])} {say(f'organisation.state.{each}')}" for each in STATES if row[each])
            notes.append(note(row["with_minimum"], at, words, "left", palette.ink, NORMAL) | {"xshift": 6})
            continue
        for state in STATES:
            if row[state] >= ROOM * longest and row[state]:
                font = {"size": NORMAL, "color": palette.on(inks(palette)[state]), "weight": 650}
                notes.append(
                    {"x": start + row[state] / 2, "y": at, "text": say.number(row[state]), "showarrow": False, "font": font}
                )
            start += row[state]
    return notes


def legend(left: int, say, palette: Palette) -> list[dict]:
    """The three states by name, in the order in which they stand, each behind a square of its colour."""
    notes, shift = [], -left
    for state in STATES:
        words, square = say(f"organisation.state.{state}"), {"met": "■", "below": "■", "unknown": "□"}[state]
        ink = palette.muted if state == "unknown" else inks(palette)[state]
        for text, colour, step in ((square, ink, 16), (words, palette.ink, widest([words], NORMAL) + 18)):
            notes.append(
                note(0, 1, text, "left", colour, NORMAL) | {"xref": "paper", "yref": "paper", "yshift": 13, "xshift": shift}
            )
            shift += step
    return notes
