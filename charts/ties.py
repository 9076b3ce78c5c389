"""Who carries whom: by kind of account as bars, by region as arcs."""

from html import escape
from math import cos, log10, pi, sin

import pandas as pd

from charts.palette import Palette
from charts.sides_told import SYMBOLS
from charts.theme import FONT, NORMAL, SMALL, Figure, figure, hidden_axis

ROW, LETTER = 30, 7  # pixels
PLACE = 26  # pixels: a region's row
MOST_PLACES, MOST_ARCS, MOST_CELLS = 18, 26, 14
STEPS, END = 24, 22  # points of an arc, and which of them bears the mark
INSIDE = 0.86  # of its width: an arc that goes upwards, so that it does not lie on one that goes downwards
DASHES = {"government": "solid", "community": "dash"}
KINDS = (("community", "government"), ("government", "community"), ("government", "government"), ("community", "community"))


def kind_bars(sums: pd.DataFrame, say, palette: Palette) -> Figure:
    """`sums`: the frame of metrics.mentions.carried. One bar for each kind of carrier and carried, also where there is none."""
    posts = {(row.owner, row.carried_owner): int(row.posts) for row in sums.itertuples()}
    values = [posts.get(kind, 0) for kind in KINDS]
    names = [say(f"campaign.kind.{carrier}.{carried}") for carrier, carried in KINDS]
    said = [say("campaign.carried.posts", n=value) for value in values]
    return figure(
        [{
            "type": "bar", "orientation": "h", "x": values, "y": [".".join(kind) for kind in KINDS], "name": "kinds",
            "marker": {"color": [palette.owner(carrier) for carrier, _ in KINDS]}, "text": said, "textposition": "outside",
            "textfont": {"family": FONT, "size": SMALL, "color": palette.ink},
            "hovertext": [f"<b>{name}</b><br>{words}" for name, words in zip(names, said, strict=True)],
        }],
        palette,
        ROW * len(KINDS),
        margin={"l": LETTER * max(map(len, names)) + 12, "r": 0, "t": 0, "b": 0},
        bargap=0.4,
        xaxis=hidden_axis(type="linear", range=[0, max(values) * 1.7 or 1]),
        yaxis={"type": "category", "range": [len(KINDS) - 0.5, -0.5], "showgrid": False, "ticktext": names,
               "tickvals": [".".join(kind) for kind in KINDS], "tickfont": {"size": NORMAL, "color": palette.ink}},
    )  # fmt: skip


def places(pairs: pd.DataFrame, most: int) -> list[str]:
    """The regions with most ties, in the alphabet's order."""
    posts = pd.concat([pairs.set_index(end)["posts"] for end in ("from_region", "to_region")])
    return sorted(posts.groupby(level=0).sum().sort_values(ascending=False, kind="stable").index[:most])


def drawn_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of different regions that the arcs show: the strongest between the most tied."""
    across = pairs[pairs["from_region"] != pairs["to_region"]]
    shown = places(across, MOST_PLACES)
    kept = across[across["from_region"].isin(shown) & across["to_region"].isin(shown)]
    return kept.sort_values("posts", ascending=False, kind="stable").head(MOST_ARCS)


def region_arcs(pairs: pd.DataFrame, say, palette: Palette) -> Figure:
    """`pairs`: from_region, to_region (names), owner (of the carrier), posts and touched (words).

    An arc leaves the region that carries and ends with a mark at the region that is carried; the more posts, the broader.
    """
    shown = drawn_pairs(pairs)
    names = sorted({*shown["from_region"], *shown["to_region"]})
    at = {name: len(names) - place - 0.5 for place, name in enumerate(names)}
    span = max((abs(at[row.from_region] - at[row.to_region]) for row in shown.itertuples()), default=1)
    left = LETTER * max(map(len, names), default=0) + 12
    return figure(
        [
            *(arc(row, at, span, palette) for row in shown.itertuples()),
            *(ends(shown, at, span, owner, palette) for owner in SYMBOLS),
        ],
        palette,
        PLACE * max(len(names), 1),
        margin={"l": left, "r": 12, "t": 0, "b": 0},
        xaxis=hidden_axis(type="linear", range=[-0.03, 1.03]),
        yaxis={
            "type": "linear",
            "range": [0, max(len(names), 1)],
            "showgrid": False,
            "tickvals": [at[name] for name in names],
            "ticktext": [escape(name) for name in names],
            "tickfont": {"size": NORMAL, "color": palette.ink},
        },
    )


def arc(row, at: dict[str, float], span: float, palette: Palette) -> dict:
    """Half an ellipse from one region to another, the wider the farther apart; downwards outside, upwards inside."""
    xs, ys = path(at[row.from_region], at[row.to_region], span)
    return {
        "type": "scatter", "mode": "lines", "name": f"{row.owner} arc", "x": xs, "y": ys, "hoverinfo": "skip",
        "line": {"color": palette.owner(row.owner), "width": round(1.5 + 2.5 * log10(row.posts), 1), "dash": DASHES[row.owner]},
    }  # fmt: skip


def path(begun: float, ended: float, span: float) -> tuple[list[float], list[float]]:
    """The points of an arc from its beginning to its end."""
    angles = [pi * step / STEPS for step in range(STEPS + 1)]
    wide = abs(begun - ended) / span * (1 if begun > ended else INSIDE)
    middle, half = (begun + ended) / 2, (begun - ended) / 2
    return [wide * sin(angle) for angle in angles], [middle + half * cos(angle) for angle in angles]


def ends(shown: pd.DataFrame, at: dict[str, float], span: float, owner: str, palette: Palette) -> dict:
    """A mark on each arc of one kind of carrier, close to the region that is carried; it answers the pointer."""
    rows = shown[shown["owner"] == owner]
    points = [path(at[row.from_region], at[row.to_region], span) for row in rows.itertuples()]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": owner,
        "x": [xs[END] for xs, _ in points],
        "y": [ys[END] for _, ys in points],
        "marker": {"symbol": SYMBOLS[owner], "size": 9, "color": palette.owner(owner)},
        "hovertext": rows["touched"].tolist(),
    }
