"""Who posted about which agenda: a cell each, with a mark of its own for every answer, so that colour only helps."""

from html import escape

import pandas as pd

from charts.palette import Palette
from charts.theme import FONT, NORMAL, SMALL, Figure, figure, hidden_axis

CELL, HEAD, LETTER = 26, 24, 7  # pixels
LETTERS = 22
MOST_COLUMNS, MOST_ROWS = 8, 40
STATES = ("on_time", "late", "day_only", "none", "none_seen", "no_data")
FEW = 4  # columns up to which each cell has its count beside it


def agenda_matrix(cells: pd.DataFrame, say, palette: Palette) -> Figure:
    """`cells`: row (codes, in the order in which they are to stand), column and its place, label, status, counted (a few
    letters beside the cell where there are few columns) and touched (words). A row that was not expected has no cell:
    its place stays empty.
    """
    columns = cells.drop_duplicates("column").sort_values("place")["column"].tolist()[:MOST_COLUMNS]
    labels = dict(zip(cells["row"], cells["label"], strict=True))
    rows = list(labels)[:MOST_ROWS]
    shown = cells[cells["column"].isin(columns) & cells["row"].isin(rows)]
    places = {code: len(rows) - place - 0.5 for place, code in enumerate(rows)}
    names = [escape(shortened(labels[code])) for code in rows]
    wide = FEW if len(columns) <= FEW else MOST_COLUMNS
    return figure(
        [mark(shown[shown["status"] == status], status, columns, places, say, palette) for status in STATES],
        palette,
        CELL * max(len(rows), 1) + HEAD,
        margin={"l": LETTER * max(map(len, names), default=0) + 12, "r": 0, "t": HEAD, "b": 0},
        xaxis=hidden_axis(type="linear", range=[-0.5, wide - 0.5]),
        yaxis={
            "type": "linear",
            "range": [0, max(len(rows), 1)],
            "showgrid": False,
            "tickvals": list(places.values()),
            "ticktext": names,
            "tickfont": {"size": NORMAL, "color": palette.ink},
        },
        annotations=[*heads(columns, say, palette), *(beside(shown, columns, places, palette) if len(columns) <= FEW else [])],
    )


def shortened(name: str) -> str:
    """A name that fits beside the cells."""
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def look(status: str, palette: Palette) -> tuple[str, str]:
    """A cell's ground and the ink of its mark: filled where there is a post, an outline where there is none."""
    ground = {"on_time": palette.sequential[4], "late": palette.sequential[2], "day_only": palette.sequential[1]}.get(status)
    return (ground, palette.on(ground)) if ground else (palette.ground, palette.muted if status == "no_data" else palette.ink)


def mark(cells: pd.DataFrame, status: str, columns: list[str], places: dict[str, float], say, palette: Palette) -> dict:
    """All cells of one answer."""
    ground, ink = look(status, palette)
    edge = palette.line if status == "no_data" else palette.outline
    return {
        "type": "scatter", "mode": "markers+text", "name": status, "x": [columns.index(code) for code in cells["column"]],
        "y": [places[code] for code in cells["row"]], "text": [say(f"campaign.state.{status}.mark")] * len(cells),
        "marker": {"symbol": "square", "size": CELL - 8, "color": ground, "line": {"color": edge, "width": 1}},
        "textfont": {"family": FONT, "size": SMALL, "color": [ink] * len(cells), "weight": 650},
        "hovertext": cells["touched"].tolist(),
    }  # fmt: skip


def heads(columns: list[str], say, palette: Palette) -> list[dict]:
    """The agendas' numbers above the cells."""
    return [
        {"x": place, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4, "text": f"<b>{say.number(place + 1)}</b>",
         "showarrow": False, "font": {"family": FONT, "size": SMALL, "color": palette.muted}}
        for place in range(len(columns))
    ]  # fmt: skip


def beside(cells: pd.DataFrame, columns: list[str], places: dict[str, float], palette: Palette) -> list[dict]:
    """Each cell's count, to the right of it."""
    return [
        {"x": columns.index(cell.column), "y": places[cell.row], "text": cell.counted, "xanchor": "left", "xshift": CELL / 2 + 1,
         "showarrow": False, "font": {"family": FONT, "size": SMALL, "color": palette.muted}}
        for cell in cells.itertuples()
    ]  # fmt: skip
