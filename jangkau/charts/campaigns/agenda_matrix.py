"""Who posted about which agenda: a cell each that says in words or a mark what its ground shows, so that colour only helps."""

from html import escape
from textwrap import wrap

import pandas as pd

from jangkau.charts.drawing.letters import widest, width
from jangkau.charts.palette import Palette
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, hidden_axis

CELL, LINE = 26, 15  # pixels: a row, a line of a head
PHONE = 350  # pixels: the narrowest column that the figure stands in
MOST_COLUMNS, FEW, LINES, WORD = 6, 3, 3, 8
# The step of the sequential scale that an answer stands on; without one the cell is an outline.
STEPS = {"all": 4, "on_time": 4, "most": 2, "late": 2, "some": 1, "untold": 1, "day_only": 1}
STATES = ("all", "on_time", "most", "some", "late", "missed", "day_only", "untold", "none", "none_seen", "no_data")


def agenda_matrix(cells: pd.DataFrame, columns: list[tuple[str, int, str]], say, palette: Palette) -> Figure:
    """`cells`: row (codes, in the order in which they are to stand), label, column, status (one of STATES), mark (a few letters
    within the cell), long (more of them, where there is room) and touched (words). `columns`: each agenda's code, number and
    short name, which stands above the column where there is room on a phone. Who was not expected has a dot and no cell.
    """
    labels = dict(zip(cells["row"], cells["label"], strict=True))
    down = {code: len(labels) - place - 0.5 for place, code in enumerate(labels)}
    across = {code: place for place, (code, *_) in enumerate(columns)}
    left = widest(labels.values(), NORMAL) + 12
    letters = int((PHONE - left) / max(len(columns), FEW) / width("n", SMALL))
    words = heads(columns, letters, say)
    top = LINE * max((word.count("<br>") + 1 for word in words), default=1) + 6
    marked = cells.assign(mark=cells["long"]) if letters >= WORD else cells
    filled = set(zip(cells["row"], cells["column"], strict=True))
    missing = [(row, column) for row in labels for column in across if (row, column) not in filled]
    return figure(
        [
            *(answer(marked[marked["status"] == status], status, across, down, palette) for status in STATES),
            marks("not_invited", missing, ["·"] * len(missing), across, down, palette.ground, palette.muted),
        ],
        palette,
        CELL * max(len(labels), 1) + top,
        margin={"l": left, "r": 0, "t": top, "b": 0},
        xaxis=hidden_axis(type="linear", range=[-0.5, max(len(columns), FEW) - 0.5]),
        yaxis={
            "type": "linear",
            "range": [0, max(len(labels), 1)],
            "showgrid": False,
            "tickvals": list(down.values()),
            "ticktext": [escape(label) for label in labels.values()],
            "tickfont": {"size": NORMAL, "color": palette.ink},
        },
        shapes=[ground(cell, across, down, palette) for cell in cells.itertuples() if cell.column in across],
        annotations=[head(place, word, palette) for place, word in enumerate(words)],
    )


def look(status: str, palette: Palette) -> tuple[str, str, str]:
    """A cell's ground, edge and ink."""
    if status in STEPS:
        filled = palette.sequential[STEPS[status]]
        return filled, filled, palette.on(filled)
    return (
        (palette.ground, palette.line, palette.muted) if status == "no_data" else (palette.ground, palette.outline, palette.ink)
    )


def ground(cell, across: dict[str, int], down: dict[str, float], palette: Palette) -> dict:
    """What a cell's words stand on: as wide as its column."""
    filled, edge, _ = look(cell.status, palette)
    x, y = across[cell.column], down[cell.row]
    return {"type": "rect", "xref": "x", "yref": "y", "x0": x - 0.47, "x1": x + 0.47, "y0": y - 0.41, "y1": y + 0.41,
            "layer": "below", "fillcolor": filled, "line": {"color": edge, "width": 1}}  # fmt: skip


def answer(cells: pd.DataFrame, status: str, across: dict[str, int], down: dict[str, float], palette: Palette) -> dict:
    """The words of all cells of one answer."""
    placed = cells[cells["column"].isin(across)]
    filled, _, ink = look(status, palette)
    places = list(zip(placed["row"], placed["column"], strict=True))
    return marks(status, places, placed["mark"].tolist(), across, down, filled, ink) | {"hovertext": placed["touched"].tolist()}


def marks(name: str, places: list, texts: list[str], across: dict, down: dict, filled: str, ink: str) -> dict:
    """Words in the middle of cells, over a square of the cells' own ground."""
    return {
        "type": "scatter", "mode": "markers+text", "name": name, "x": [across[column] for _, column in places],
        "y": [down[row] for row, _ in places], "text": [escape(text) for text in texts],
        "marker": {"symbol": "square", "size": CELL - 10, "color": filled},
        "textfont": {"family": FONT, "size": SMALL, "color": [ink] * len(places), "weight": 600},
    }  # fmt: skip


def heads(columns: list[tuple[str, int, str]], letters: int, say) -> list[str]:
    """What stands above each column: its number, and below it the agenda's name where every column has room for words."""
    return [
        "<br>".join([f"<b>{say.number(number)}</b>", *(map(escape, lines(name, letters)) if letters >= WORD else ())])
        for _, number, name in columns
    ]


def lines(name: str, letters: int) -> list[str]:
    """A name in lines of so many letters, what does not fit is cut off."""
    words = " ".join(word if len(word) <= letters else word[: letters - 1] + "…" for word in name.split())
    return wrap(words, letters, max_lines=LINES, placeholder="…")


def head(place: int, words: str, palette: Palette) -> dict:
    """An agenda's words above its column."""
    return {"x": place, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 3, "text": words, "showarrow": False,
            "font": {"family": FONT, "size": SMALL, "color": palette.muted}}  # fmt: skip
