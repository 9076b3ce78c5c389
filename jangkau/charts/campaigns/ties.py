"""Who carries whom: by kind of account, and between regions, as ranked bars."""

from html import escape

import pandas as pd

from jangkau.charts.drawing.letters import fitted, widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.sides.dumbbell import legend
from jangkau.charts.theme import FONT, NAMES, NORMAL, SMALL, Figure, figure, hidden_axis
from jangkau.warehouse.vocabulary import MARKS

ROW, HEAD = 28, 26  # pixels: a bar's row, the words above the bars
MARK = 18  # pixels: the owner's mark before a name
PLACE = NAMES * 2 / 3  # pixels that one of two names may take: "Kab. Probolinggo" is whole
MOST_PAIRS = 12
KINDS = (("community", "government"), ("government", "community"), ("government", "government"), ("community", "community"))


def kind_bars(sums: pd.DataFrame, owners: list[str], say, palette: Palette) -> Figure:
    """`sums`: the frame of metrics.mentions.carried; `owners`: the kinds of account of whose posts one can tell.

    One bar for each kind of carrier and carried, also where there is none; none for a carrier that nobody can tell of.
    """
    posts = {(row.owner, row.carried_owner): int(row.posts) for row in sums.itertuples()}
    rows = [
        (carrier, say(f"campaign.kind.{carrier}.{carried}"), posts.get((carrier, carried), 0))
        for carrier, carried in KINDS
        if carrier in owners
    ]
    named = [f"<b>{name}</b><br>{say('campaign.carried.posts', n=count)}" for _, name, count in rows]
    return bars([(owner, name, count, words) for (owner, name, count), words in zip(rows, named, strict=True)], [], say, palette)


def across(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of different regions, the strongest first."""
    return pairs[pairs["from_region"] != pairs["to_region"]].sort_values("posts", ascending=False, kind="stable")


def pair_bars(pairs: pd.DataFrame, say, palette: Palette) -> Figure:
    """`pairs`: from_region, to_region (names), owner (of the carrier), posts and touched (words); the first 12 of `across`."""
    first = across(pairs).head(MOST_PAIRS)
    rows = [
        (
            row.owner,
            f"{fitted(row.from_region, NORMAL, PLACE)} → {fitted(row.to_region, NORMAL, PLACE)}",
            int(row.posts),
            row.touched,
        )
        for row in first.itertuples()
    ]
    return bars(rows, legend(left_of(rows), say, palette), say, palette)


def left_of(rows: list[tuple]) -> int:
    """The room that the names before the bars take."""
    return widest((name for _, name, *_ in rows), NORMAL) + MARK + 10


def bars(rows: list[tuple], head: list[dict], say, palette: Palette) -> Figure:
    """Bars of (owner, name, posts, words when touched), each behind its owner's mark and in its colour."""
    count, left, above = max(len(rows), 1), left_of(rows), HEAD if head else 0
    y, numbers = [count - place - 0.5 for place in range(len(rows))], [say.number(posts) for *_, posts, _ in rows]
    return figure(
        [{
            "type": "bar", "orientation": "h", "name": "posts", "x": [posts for *_, posts, _ in rows], "y": y, "width": 0.55,
            "marker": {"color": [palette.owner(owner) for owner, *_ in rows]},
            "text": numbers, "textposition": "outside",
            "textfont": {"family": FONT, "size": SMALL, "color": palette.ink}, "hovertext": [words for *_, words in rows],
        }],
        palette,
        ROW * count + above,
        margin={"l": left, "r": widest(numbers, SMALL) + 10, "t": above, "b": 0},
        xaxis=hidden_axis(type="linear", range=[0, max((posts for *_, posts, _ in rows), default=0) or 1]),
        yaxis=hidden_axis(type="linear", range=[0, count]),
        annotations=[
            *head,
            *(note(0, at, MARKS[owner], "left", palette.words(owner), NORMAL) | {"xref": "paper", "xshift": -left}
              for at, (owner, *_) in zip(y, rows, strict=True)),
            *(note(0, at, escape(name), "left", palette.ink, NORMAL) | {"xref": "paper", "xshift": MARK - left}
              for at, (_, name, *_) in zip(y, rows, strict=True)),
        ],
    )  # fmt: skip
