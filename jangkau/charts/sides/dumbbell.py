"""Government and community in each kabupaten and kota: a line from the one to the other, by who is clearly ahead."""

from html import escape

import pandas as pd

from jangkau.charts.drawing.letters import fitted, widest, width
from jangkau.charts.palette import Palette
from jangkau.charts.reach.region_rows import HEAD, Row, laid_out
from jangkau.charts.sides.amounts import SHARES, SYMBOLS, axis, hundredths, place, said, times
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NAMES, NORMAL, SMALL, Figure, figure, grid_axis
from jangkau.warehouse.vocabulary import MARKS, SIDES

FOOT = 24  # pixels
EDGE = 0.04
MARK = 10
CLOSE = 0.02  # of the axis: marks nearer than that would cover one another
APART = 18  # pixels between the two words of the legend


def dumbbell(regencies: pd.DataFrame, measure: str, say, palette: Palette) -> Figure:
    """The frame of compare_regencies. A dashed line: the gap is no more than noise, or the accounts are too few to tell.

    Regions where a side is missing stand below, under words that say what is missing; those without any value are left
    to the words beside the picture.
    """
    rows, height = laid_out(regencies, say)
    regions = [row for row in rows if row.region is not None]
    values = pd.concat([regencies["government"], regencies["community"]]).dropna()
    scale = axis(values.min(), values.max(), measure, say) if len(values) else axis(0, 0, measure, say)
    first, last = scale["range"]
    free = EDGE * (last - first)
    names = [fitted(row.words, NORMAL, NAMES) for row in regions]
    left = widest(names, NORMAL) + 16
    ends = gaps(regions, measure, say, palette)
    right = widest((end["text"] for end in ends), SMALL) + 12
    return figure(
        [*lines(regions, measure, palette), *marks(regions, measure, last - first, say, palette)],
        palette,
        height + HEAD + FOOT,
        margin={"l": left, "r": right, "t": HEAD, "b": FOOT},
        xaxis=grid_axis(palette, type="linear") | scale | {"range": [first - free, last + free]},
        yaxis={"type": "linear", "range": [0, height], "showgrid": False, "tickvals": [row.y for row in regions],
               "ticktext": names, "tickfont": {"size": NORMAL, "color": palette.ink}},
        annotations=[*legend(left, say, palette), *heads(rows, left, palette), *ends],
    )  # fmt: skip


def lines(regions: list[Row], measure: str, palette: Palette) -> list[dict]:
    """From government to community: solid where the gap is clear, dashed where it may be noise."""
    traces = []
    for name, dash in (("clear", "solid"), ("noise", "dot")):
        x, y = [], []
        for row in regions:
            if row.region.state == "both" and (row.region.group != "unclear") == (name == "clear"):
                x += [place(row.region.government, measure), place(row.region.community, measure), None]
                y += [row.y, row.y, None]
        look = {"color": palette.comparison, "width": 3 if name == "clear" else 1.5, "dash": dash}
        traces.append({"type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "line": look, "hoverinfo": "skip"})
    return [trace for trace in traces if trace["x"]]


def marks(regions: list[Row], measure: str, span: float, say, palette: Palette) -> list[dict]:
    """A mark for each side that has a value."""
    traces = []
    for owner in SIDES:
        rows = [row for row in regions if pd.notna(getattr(row.region, owner))]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": owner,
                "x": [place(getattr(row.region, owner), measure) for row in rows],
                "y": [row.y + aside(row.region, owner, span, measure) for row in rows],
                "marker": {"symbol": SYMBOLS[owner], "size": MARK, "color": palette.owner(owner)},
                "customdata": [[row.region.code] for row in rows],
                "hovertext": [touched(row.region, measure, say) for row in rows],
            }
        )
    return traces


def aside(region, owner: str, span: float, measure: str) -> float:
    """How far a mark moves up or down so that neither hides the other, in pixels: not at all unless both stand together."""
    if region.state != "both" or abs(place(region.community, measure) - place(region.government, measure)) > CLOSE * span:
        return 0
    return MARK / 2 if owner == "government" else -MARK / 2


def touched(region, measure: str, say) -> str:
    """What a region says when touched: both sides, on how many accounts, and how sure the gap is."""
    words = [f"<b>{escape(region.label)}</b>"]
    for owner in SIDES:
        value, counts = getattr(region, owner), (getattr(region, f"{owner}_{name}") for name in ("accounts", "registered"))
        have, registered = counts
        amount = "–" if pd.isna(value) else said(value, measure, say)
        counted = say("compare.counted", owner=say(f"owner.{owner}"), have=say.number(have), n=registered)
        words.append(f"{MARKS[owner]} {amount} · {counted}")
    if region.state == "both":
        words.append(say(f"compare.gap.{'few' if region.clear is None else 'clear' if region.clear else 'noise'}"))
    return "<br>".join(words)


def gap_said(region, measure: str, say) -> str:
    """How far apart the sides are, with the mark of the higher one: ■ 2,3 kali; or that it is not clear."""
    if region.group == "unclear":
        return say("compare.unclear")
    if pd.notna(region.ratio):
        return f"{MARKS[region.group]} {times(max(region.ratio, 1 / region.ratio), say)}"
    apart = abs(region.community - region.government)
    words = say("compare.points", amount=hundredths(apart, say)) if measure in SHARES else f"+{said(apart, measure, say)}"
    return f"{MARKS[region.group]} {words}"


def gaps(regions: list[Row], measure: str, say, palette: Palette) -> list[dict]:
    """The gap at the end of each row that has a clear one; of the others the words above them speak."""
    clear = [row for row in regions if row.region.state == "both" and row.region.group != "unclear"]
    return [
        note(1, row.y, gap_said(row.region, measure, say), "left", palette.ink, SMALL) | {"xref": "paper", "xshift": 8}
        for row in clear
    ]


def heads(rows: list[Row], left: int, palette: Palette) -> list[dict]:
    """The words above each group, from the picture's left edge."""
    return [
        note(0, row.y, row.words, "left", palette.muted, SMALL) | {"xref": "paper", "xshift": -left}
        for row in rows
        if row.region is None
    ]


def legend(left: int, say, palette: Palette) -> list[dict]:
    """The two marks and whose they are, above the rows."""
    notes, across = [], -left
    for owner in SIDES:
        words = f"<b>{MARKS[owner]} {say(f'owner.{owner}')}</b>"
        notes.append(note(0, 1, words, "left", palette.words(owner), NORMAL)
                     | {"xref": "paper", "yref": "paper", "yanchor": "bottom", "xshift": across, "yshift": 6})  # fmt: skip
        across += round(width(words, NORMAL)) + APART
    return notes
