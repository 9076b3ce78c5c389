"""How much of what each side publishes is about a theme: a row a theme or region, and a line for each side over weeks."""

from datetime import date, timedelta
from html import escape

import pandas as pd

from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.amounts import SYMBOLS, share_ticks
from jangkau.charts.sides.dots import note
from jangkau.charts.sides.dumbbell import legend
from jangkau.charts.theme import NORMAL, SMALL, Figure, figure, grid_axis, plain_axis, shortened
from jangkau.warehouse.vocabulary import MARKS, SIDES

ROW, HEAD, FOOT = 28, 28, 24  # pixels
LETTERS, MARK = 26, 11
EDGE = 0.03  # of the axis, free before zero: a mark there does not stand on its name
PLOT = 210
LONG = 40  # points above which single ones are not marked
DASHES = {"government": "solid", "community": "dash"}


def share_dots(rows: pd.DataFrame, say, palette: Palette, chosen: str | None = None) -> Figure:
    """`rows`: code, label, government and community (shares of one, blank where nothing is told) and touched (words).

    The first row stands on top; the axis starts at zero. A share of too few posts (government_few, community_few) is hollow.
    """
    count = max(len(rows), 1)
    placed = rows.assign(
        y=[count - place - 0.5 for place in range(len(rows))], label=[shortened(name, LETTERS) for name in rows["label"]]
    )
    ticks = share_ticks(0, max(rows[list(SIDES)].max().max(), 0) if len(rows) else 0)
    names = [f"<b>{escape(row.label)}</b>" if row.code == chosen else escape(row.label) for row in placed.itertuples()]
    left = widest(names, NORMAL) + 12
    both = placed.dropna(subset=list(SIDES))
    return figure(
        [between(both, palette), *(side(placed.dropna(subset=owner), owner, palette) for owner in SIDES)],
        palette,
        ROW * count + HEAD + FOOT,
        margin={"l": left, "r": 16, "t": HEAD, "b": FOOT},
        xaxis=grid_axis(palette, type="linear", range=[-EDGE * ticks[-1], ticks[-1]], tickvals=ticks,
                        ticktext=say.percents(ticks)),
        yaxis={"type": "linear", "range": [0, count], "showgrid": False, "tickvals": placed["y"].tolist(), "ticktext": names,
               "tickfont": {"size": NORMAL, "color": palette.ink}},
        annotations=legend(left, say, palette),
    )  # fmt: skip


def between(rows: pd.DataFrame, palette: Palette) -> dict:
    """A thin line from the one side to the other in every row that has both."""
    x = [value for row in rows.itertuples() for value in (row.government, row.community, None)]
    y = [value for row in rows.itertuples() for value in (row.y, row.y, None)]
    return {"type": "scatter", "mode": "lines", "name": "between", "x": x, "y": y, "hoverinfo": "skip",
            "line": {"color": palette.comparison, "width": 1.5}}  # fmt: skip


def side(rows: pd.DataFrame, owner: str, palette: Palette) -> dict:
    """One side's marks."""
    return {
        "type": "scatter", "mode": "markers", "name": owner, "x": rows[owner].astype(float).tolist(), "y": rows["y"].tolist(),
        "marker": {"symbol": SYMBOLS[owner], "size": MARK, "color": [palette.ground if few else palette.owner(owner) for few in
                   rows[f"{owner}_few"]], "line": {"color": palette.owner(owner), "width": 2}},
        "customdata": [[code] for code in rows["code"]], "hovertext": rows["touched"].tolist(),
    }  # fmt: skip


def share_lines(weekly: pd.DataFrame, by_month: bool, say, palette: Palette) -> Figure:
    """`weekly`: owner, week (Monday, or a month's first day), share (blank where nothing is told: a gap),
    said (the share in words) and few (whether it is a share of too few posts).

    Every week of each owner in order. A share of too few posts is hollow.
    """
    weeks = [week.date() for week in sorted(weekly["week"].unique())]
    ticks = share_ticks(0, max(weekly["share"].max(), 0) if weekly["share"].notna().any() else 0)
    ends = {owner: weekly[weekly["owner"] == owner].dropna(subset="share").tail(1) for owner in SIDES}
    ends = {owner: rows.iloc[0] for owner, rows in ends.items() if len(rows)}
    moved = apart({owner: end["share"] / ticks[-1] * PLOT for owner, end in ends.items()}, 17, PLOT)
    names = {owner: f"{MARKS[owner]} {say(f'owner.{owner}')}" for owner in ends}
    words, edge = say.percents(ticks), timedelta(days=3)
    ticked, named = weeks[:: max(len(weeks) // 3, 1)], by_month or len(weeks) > LONG
    return figure(
        [line(weekly[weekly["owner"] == owner], owner, by_month, say, palette) for owner in ends],
        palette,
        PLOT + 12 + FOOT,
        margin={
            "l": widest(words, SMALL) + 8,
            "r": widest(names.values(), SMALL) + 12,
            "t": 12,
            "b": FOOT,
        },
        xaxis=plain_axis(
            palette,
            type="date",
            range=[(weeks[0] - edge).isoformat(), (weeks[-1] + edge).isoformat()],
            tickvals=[week.isoformat() for week in ticked],
            ticktext=[say.month(week + edge) if named else say.week(week) for week in ticked],
        ),
        yaxis=grid_axis(palette, type="linear", range=[0, ticks[-1]], tickvals=ticks, ticktext=words),
        annotations=[
            note(1, end["share"], names[owner], "left", palette.words(owner), SMALL)
            | {"xref": "paper", "xshift": 6, "yshift": moved[owner]}
            for owner, end in ends.items()
        ],
    )


def line(rows: pd.DataFrame, owner: str, by_month: bool, say, palette: Palette) -> dict:
    """One side's weeks."""
    colour = palette.owner(owner)
    said = [
        f"<b>{say(f'owner.{owner}')}</b><br>{when(week.date(), by_month, say)}<br>{words}" if pd.notna(share) else ""
        for week, share, words in zip(rows["week"], rows["share"], rows["said"], strict=True)
    ]
    return {
        "type": "scatter", "mode": "lines" if len(rows) > LONG else "lines+markers", "name": owner,
        "x": [week.date().isoformat() for week in rows["week"]],
        "y": [None if pd.isna(share) else float(share) for share in rows["share"]], "hovertext": said,
        "line": {"color": colour, "width": 2, "dash": DASHES[owner]},
        "marker": {"symbol": SYMBOLS[owner], "size": 7, "color": [palette.ground if few else colour for few in
                   rows["few"]], "line": {"color": colour, "width": 2}},
    }  # fmt: skip


def when(first: date, by_month: bool, say) -> str:
    """A week's days, or a month's name."""
    return say.long_month(first) if by_month else say.days(first, first + timedelta(days=6))
