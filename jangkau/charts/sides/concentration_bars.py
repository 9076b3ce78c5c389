"""How much of each side's reach its largest accounts carry."""

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NORMAL, SMALL, Figure, figure, hidden_axis
from jangkau.warehouse.vocabulary import MARKS, SIDES

ROW, HEAD, BAR = 24, 26, 15  # pixels


def concentration_bars(carried: pd.DataFrame, say, palette: Palette) -> Figure:
    """Bars for the frame of concentration: of 1, 3 and 10 accounts, as far as a side has more than these. 0 to 100%."""
    sides = {owner: sound(carried[carried["owner"] == owner]) for owner in SIDES}
    counts = carried.groupby("owner")["accounts"].max()
    height = sum(HEAD + ROW * max(len(rows), 1) for rows in sides.values())
    names = {count: say("compare.largest", n=count) for count in carried["largest"]}
    left = widest(names.values(), NORMAL) + 10
    traces, notes, y = [], [], float(height)
    for owner, rows in sides.items():
        notes.append(head(owner, int(counts.get(owner, 0)), y - HEAD / 2, left, say, palette))
        y -= HEAD
        places = [y - ROW * (number + 0.5) for number in range(max(len(rows), 1))]
        if rows.empty:
            why = say("compare.largest.one" if counts.get(owner, 0) else "compare.largest.none")
            nothing = note(0, places[0], why, "left", palette.muted, SMALL)
            notes.append(nothing | {"xref": "paper", "xshift": -left})
        notes += [
            note(0, place, names[count], "right", palette.ink, NORMAL) | {"xref": "paper", "xshift": -8}
            for place, count in zip(places, rows["largest"], strict=False)
        ]
        traces.append(bars(owner, rows, places, say, palette))
        y -= ROW * len(places)
    return figure(
        traces,
        palette,
        int(height),
        margin={"l": left, "r": widest([say.percent(1)], NORMAL) + 10, "t": 0, "b": 0},
        barmode="overlay",
        xaxis=hidden_axis(type="linear", range=[0, 1]),
        yaxis=hidden_axis(type="linear", range=[0, height]),
        annotations=notes,
    )


def sound(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that say something: with a share, and of fewer accounts than there are, for all of them carry all."""
    return rows[rows["share"].notna() & (rows["largest"] < rows["accounts"])]


def head(owner: str, accounts: int, y: float, left: int, say, palette: Palette) -> dict:
    """Whose bars they are."""
    words = say("compare.largest.of", owner=say(f"owner.{owner}"), n=accounts)
    return note(0, y, f"<b>{MARKS[owner]} {words}</b>", "left", palette.words(owner), NORMAL) | {"xref": "paper", "xshift": -left}


def bars(owner: str, rows: pd.DataFrame, places: list[float], say, palette: Palette) -> dict:
    """One side's bars."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": owner,
        "x": [float(share) for share in rows["share"]],
        "y": places[: len(rows)],
        "width": BAR,
        "marker": {"color": palette.owner(owner)},
        "text": [say.percent(share) for share in rows["share"]],
        "textposition": "outside",
        "textfont": {"size": NORMAL, "color": palette.ink},
    }
