"""Share of voice: one bar of both sides, government first, each with its share where there is room for the words."""

import pandas as pd

from jangkau.charts.palette import Palette
from jangkau.charts.theme import NORMAL, Figure, figure, hidden_axis

HEIGHT = 22  # pixels
ROOM = 0.12  # the least share that holds its own words


def voice_bar(voice: pd.DataFrame, say, palette: Palette) -> Figure:
    """A bar for the frame of share_of_voice: owner, share; empty where a side has none. The axis runs from 0 to 100%."""
    known = voice if voice["share"].notna().all() else voice.head(0)
    starts = known["share"].cumsum() - known["share"]
    sides = list(zip(known["owner"], known["share"], starts, strict=True))
    return figure(
        [part(owner, share, start, palette) for owner, share, start in sides],
        palette,
        HEIGHT,
        barmode="overlay",
        xaxis=hidden_axis(type="linear", range=[0, 1]),
        yaxis=hidden_axis(type="linear", range=[-0.5, 0.5]),
        annotations=[
            words(owner, share, start, said, palette)
            for (owner, share, start), said in zip(sides, say.parts(known["share"]), strict=True)
            if share >= ROOM
        ],
    )


def part(owner: str, share: float, start: float, palette: Palette) -> dict:
    """One side's part of the bar."""
    return {"type": "bar", "orientation": "h", "name": owner, "x": [share], "y": [0], "base": [start], "width": 1,
            "marker": {"color": palette.owner(owner)}}  # fmt: skip


def words(owner: str, share: float, start: float, said: str, palette: Palette) -> dict:
    """A side's share in the middle of its part."""
    font = {"size": NORMAL, "color": palette.on(palette.owner(owner)), "weight": 650}
    return {"x": start + share / 2, "y": 0, "text": said, "showarrow": False, "font": font}
