"""Daya ungkit: what the community could add to each of the government's followers, beside what it did add."""

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.amounts import times
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NORMAL, SMALL, Figure, figure, hidden_axis

ROW, BAR = 58, 22  # pixels


def leverage_bars(leverage: pd.DataFrame, say, palette: Palette) -> Figure:
    """A bar for each row of `leverage`: kind (potential, delivered), times (blank where not known), reason (a key).

    The dotted line stands where the community brings as much as the government. The axis starts at zero.
    """
    rows = [(ROW * (len(leverage) - number) - ROW + 14, row) for number, row in enumerate(leverage.itertuples())]
    known = leverage["times"].dropna()
    last = max(known.max() if len(known) else 1, 1)
    height = ROW * len(rows)
    return figure(
        [bar(rows, say, palette)],
        palette,
        height,
        margin={"l": 0, "r": widest((f"<b>{times(value, say)}</b>" for value in known), NORMAL) + 10, "t": 0, "b": 0},
        barmode="overlay",
        xaxis=hidden_axis(type="linear", range=[0, last]),
        yaxis=hidden_axis(type="linear", range=[0, height]),
        shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": low, "y1": high,
                 "line": {"color": palette.ink, "width": 2, "dash": "dot"}} for low, high in between(rows)],
        annotations=heads(rows, say, palette),
    )  # fmt: skip


def between(rows: list) -> list[tuple[float, float]]:
    """Where the line of equality runs: past each bar, never through the words above it."""
    return [(y - BAR / 2 - 4, y + BAR / 2 + 4) for y, row in rows if pd.notna(row.times)]


def bar(rows: list, say, palette: Palette) -> dict:
    """The bars; a row that is not known has none."""
    known = [(y, row) for y, row in rows if pd.notna(row.times)]
    return {
        "type": "bar",
        "orientation": "h",
        "name": "leverage",
        "x": [row.times for _, row in known],
        "y": [y for y, _ in known],
        "width": BAR,
        "marker": {"color": palette.accent},
        "text": [f"<b>{times(row.times, say)}</b>" for _, row in known],
        "textposition": "outside",
        "textfont": {"size": NORMAL, "color": palette.ink},
    }


def heads(rows: list, say, palette: Palette) -> list[dict]:
    """What each bar is, above it; and why there is none, in its place."""
    words_above = []
    for y, row in rows:
        words = say(f"compare.leverage.{row.kind}")
        words_above.append(note(0, y + BAR, words, "left", palette.ink, NORMAL) | {"yanchor": "middle", "yshift": 2})
        if pd.isna(row.times):
            words_above.append(note(0, y, say(f"compare.leverage.blank.{row.reason}"), "left", palette.muted, SMALL))
    return words_above
