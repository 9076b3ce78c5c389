"""Hashtags that rise, from the period before to this one, and those that many accounts share."""

from html import escape

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.sides.dumbbell import legend
from jangkau.charts.theme import NORMAL, SMALL, Figure, figure, grid_axis, hidden_axis
from jangkau.warehouse.vocabulary import MARKS, SIDES

ROW, HEAD, FOOT = 28, 26, 24  # pixels
LETTERS, MOST = 22, 12
EDGE = 0.03  # of the axis, free before zero: a mark there does not stand on its name


def named(tag: str) -> str:
    """A hashtag as it is mostly spelled, short enough to stand beside a plot; never markup."""
    return escape("#" + (tag if len(tag) <= LETTERS else tag[: LETTERS - 1] + "…"))


def laid_out(rows: pd.DataFrame) -> tuple[pd.DataFrame, int, int]:
    """The first rows with their place and name, how many, and the room that their names take."""
    first = rows.head(MOST)
    count = max(len(first), 1)
    names = [named(tag) for tag in first["spelled"]]
    placed = first.assign(y=[count - place - 0.5 for place in range(len(first))], label=names)
    return placed, count, widest(names, NORMAL) + 12


def names_axis(placed: pd.DataFrame, count: int, palette: Palette) -> dict:
    """The hashtags along the left."""
    return {"type": "linear", "range": [0, count], "showgrid": False, "tickvals": placed["y"].tolist(),
            "ticktext": placed["label"].tolist(), "tickfont": {"size": NORMAL, "color": palette.ink}}  # fmt: skip


def rising(rows: pd.DataFrame, say, palette: Palette) -> Figure:
    """`rows`: spelled, compared_before, compared_posts and touched (words), the steepest first.

    An open mark before, a full one now.
    """
    placed, count, left = laid_out(rows)
    ticks = whole_ticks(placed[["compared_posts", "compared_before"]].max().max() if len(placed) else 1)
    marks = [("compared_before", palette.ground, palette.comparison), ("compared_posts", palette.accent, palette.accent)]
    return figure(
        [
            {
                "type": "scatter",
                "mode": "lines",
                "name": "rise",
                "hoverinfo": "skip",
                "line": {"color": palette.comparison, "width": 2},
                "x": [value for row in placed.itertuples() for value in (row.compared_before, row.compared_posts, None)],
                "y": [value for row in placed.itertuples() for value in (row.y, row.y, None)],
            },
            *(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": name,
                    "x": placed[name].tolist(),
                    "y": placed["y"].tolist(),
                    "marker": {"symbol": "circle", "size": 10, "color": fill, "line": {"color": edge, "width": 2}},
                    "hovertext": placed["touched"].tolist(),
                }
                for name, fill, edge in marks
            ),
        ],
        palette,
        ROW * count + HEAD + FOOT,
        margin={
            "l": left,
            "r": widest((f"<b>{say.number(posts)}</b>" for posts in placed["compared_posts"]), SMALL) + 14,
            "t": HEAD,
            "b": FOOT,
        },
        xaxis=grid_axis(
            palette,
            type="linear",
            range=[-EDGE * ticks[-1], ticks[-1]],
            tickvals=ticks,
            ticktext=[say.number(tick) for tick in ticks],
        ),
        yaxis=names_axis(placed, count, palette),
        annotations=[
            note(0, 1, f"○ {say('campaign.tags.before')}   <b>● {say('campaign.tags.now')}</b>", "left", palette.ink, SMALL)
            | {"xref": "paper", "yref": "paper", "yanchor": "bottom", "yshift": 6, "xshift": -left},
            *(
                note(row.compared_posts, row.y, f"<b>{say.number(row.compared_posts)}</b>", "left", palette.ink, SMALL)
                | {"xshift": 10}
                for row in placed.itertuples()
            ),
        ],
    )


def whole_ticks(highest: float) -> list[int]:
    """Zero and some round whole numbers up to the highest.

    >>> whole_ticks(45), whole_ticks(3), whole_ticks(0)
    ([0, 20, 40, 60], [0, 1, 2, 3], [0, 1])
    """
    step = next(factor * 10**power for power in range(12) for factor in (1, 2, 5) if highest <= 4 * factor * 10**power)
    return [step * place for place in range(max(-(-int(highest) // step), 1) + 1)]


def shared(rows: pd.DataFrame, say, palette: Palette) -> Figure:
    """`rows`: spelled, government_accounts, community_accounts and touched (words): how many accounts of each side use it."""
    placed, count, left = laid_out(rows)
    whole = placed["government_accounts"] + placed["community_accounts"]
    right = widest((counted(row, say) for row in placed.itertuples()), SMALL) + 10
    return figure(
        [
            {"type": "bar", "orientation": "h", "name": owner, "x": placed[f"{owner}_accounts"].tolist(),
             "y": placed["y"].tolist(), "width": 0.55, "marker": {"color": palette.owner(owner)},
             "hovertext": placed["touched"].tolist()}
            for owner in SIDES
        ],
        palette,
        ROW * count + HEAD,
        margin={"l": left, "r": right, "t": HEAD, "b": 0},
        barmode="stack",
        xaxis=hidden_axis(type="linear", range=[0, (whole.max() if len(placed) else 0) or 1]),
        yaxis=names_axis(placed, count, palette),
        annotations=[
            *legend(left, say, palette),
            *(note(total, row.y, counted(row, say), "left", palette.ink, SMALL) | {"xshift": 7}
              for row, total in zip(placed.itertuples(), whole, strict=True)),
        ],
    )  # fmt: skip


def counted(row, say) -> str:
    """How many accounts of each side, each behind its mark."""
    return " · ".join(f"{MARKS[owner]} {say.number(getattr(row, f'{owner}_accounts'))}" for owner in SIDES)
