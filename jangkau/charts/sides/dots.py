"""How the accounts of both sides spread: a dot each, or a box where they are many, and the one in the middle."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from jangkau.charts.palette import Palette
from jangkau.charts.sides.amounts import SHARES, SYMBOLS, axis, place, said
from jangkau.charts.sides.swarm import DOT, SWARM, packed
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, grid_axis
from jangkau.warehouse.vocabulary import MARKS, SIDES

MANY = 300  # accounts on a side: from there on a box
LANE, HEAD, FOOT = 142, 44, 24  # pixels: a side's lane, its words, the axis below
EDGE = 0.03  # of the width, free on either side
FAR, FEW = 6.0, 0.1  # times from lower quarter to middle; a tenth of the accounts: beyond, so few are counted in words


@dataclass(frozen=True)
class Lane:
    """One side: its accounts with a value, the row of its spread, and where it stands, in pixels from the bottom."""

    owner: str
    accounts: pd.DataFrame
    spread: dict
    bottom: int

    @property
    def many(self) -> bool:
        return len(self.accounts) > MANY

    @property
    def centre(self) -> float:
        """The middle account within the platforms of both sides; of a side without such a platform, its own."""
        middle = self.spread.get("middle")
        return self.spread["median"] if middle is None or pd.isna(middle) else middle

    @property
    def middle(self) -> float:
        return self.bottom + SWARM / 2


def dots(accounts: pd.DataFrame, spread: pd.DataFrame, measure: str, say, palette: Palette) -> Figure:
    """Both sides of one measure, government above community.

    `accounts`: owner, handle, platform and the measure; `spread`: the rows of compare for that measure. A share's axis ends
    where nearly all accounts do; those beyond it are counted in words at its end.
    """
    valued = accounts[["owner", "handle", "platform", measure]].dropna(subset=measure)
    rows = {row["owner"]: row for row in spread.to_dict("records")}
    of_side = {owner: valued[valued["owner"] == owner] for owner in SIDES}
    lanes = [Lane(owner, of_side[owner], rows[owner], LANE * (1 - number)) for number, owner in enumerate(SIDES)]
    low, high = ends(lanes, measure)
    scale = axis(low, high, measure, say)
    first, last = scale["range"]
    free = EDGE * (last - first)
    traces = [trace for lane in lanes for trace in drawn(lane, measure, (first, last), high, say, palette)]
    return figure(
        traces,
        palette,
        2 * LANE + FOOT,
        margin={"l": 0, "r": 16, "t": 0, "b": FOOT},
        xaxis=grid_axis(palette, type="linear") | scale | {"range": [first - free, last + free]},
        yaxis={"visible": False, "type": "linear", "range": [0, 2 * LANE]},
        annotations=[note for lane in lanes for note in words(lane, measure, (first, last), high, say, palette)],
    )


def ends(lanes: list[Lane], measure: str) -> tuple[float, float]:
    """The lowest and highest value that the axis has to show: what a box shows, and all dots but a few far ones."""
    peopled = [lane for lane in lanes if len(lane.accounts)]
    if not peopled:
        return 0, 0
    low = min(lane.spread["p5"] if lane.many else lane.accounts[measure].min() for lane in peopled)
    high = max(lane.spread["p95"] if lane.many else lane.accounts[measure].max() for lane in peopled)
    if measure not in SHARES or any(lane.many for lane in peopled):
        return low, high
    values = pd.concat([lane.accounts[measure] for lane in peopled])
    fence = max(lane.spread["median"] + FAR * (lane.spread["median"] - lane.spread["q1"]) for lane in peopled)
    few = (values > fence).sum() <= max(1, FEW * len(values))
    return low, min(high, fence) if few and fence > low else high


def drawn(lane: Lane, measure: str, span: tuple[float, float], high: float, say, palette: Palette) -> list[dict]:
    """A side's dots or box, and over it the line of the account in the middle."""
    if lane.accounts.empty:
        return []
    body = box(lane, measure, span[1], palette) if lane.many else [swarm(lane, measure, span, high, say, palette)]
    middle = place(lane.centre, measure)
    line = {"color": palette.ink, "width": 2.5}
    return [*body, {"type": "scatter", "mode": "lines", "name": "middle", "x": [middle, middle],
                    "y": [lane.bottom, lane.bottom + SWARM + 4], "line": line, "hoverinfo": "skip"}]  # fmt: skip


def swarm(lane: Lane, measure: str, span: tuple[float, float], high: float, say, palette: Palette) -> dict:
    """A dot for each account, those of like value above one another."""
    near = lane.accounts[lane.accounts[measure] <= high].sort_values(measure)
    across, above = packed([place(value, measure) for value in near[measure]], span)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": lane.owner,
        "x": across,
        "y": [lane.middle + height for height in above],
        "marker": {"symbol": SYMBOLS[lane.owner], "size": DOT, "color": palette.owner(lane.owner), "opacity": 0.75},
        "hovertext": [touched(account, measure, say) for account in near.to_dict("records")],
        "customdata": [[f"{account['platform']}:{account['handle']}"] for account in near.to_dict("records")],
    }


def touched(account: dict, measure: str, say) -> str:
    """What a dot says when touched."""
    amount = said(account[measure], measure, say)
    return f"<b>@{escape(account['handle'])}</b><br>{say('platform.' + account['platform'])}: {amount}"


def box(lane: Lane, measure: str, end: float, palette: Palette) -> list[dict]:
    """The middle half as a box, and a line over nine tenths of the accounts."""
    colour = palette.owner(lane.owner)
    p5, q1, q3, p95 = (min(place(lane.spread[name], measure), end) for name in ("p5", "q1", "q3", "p95"))
    low, high = lane.middle - SWARM / 4, lane.middle + SWARM / 4
    return [
        {"type": "scatter", "mode": "lines", "name": f"{lane.owner} nine tenths", "x": [p5, p95], "y": [lane.middle] * 2,
         "line": {"color": colour, "width": 2}, "hoverinfo": "skip"},
        {"type": "scatter", "mode": "lines", "name": f"{lane.owner} middle half", "fill": "toself", "fillcolor": colour,
         "x": [q1, q3, q3, q1, q1], "y": [low, low, high, high, low], "line": {"color": colour, "width": 1}},
    ]  # fmt: skip


def words(lane: Lane, measure: str, span: tuple[float, float], high: float, say, palette: Palette) -> list[dict]:
    """Whose lane it is and how many of how many; the middle account's value; how many accounts lie beyond the axis."""
    counted = say("compare.counted", owner=say(f"owner.{lane.owner}"), have=say.number(lane.spread["accounts"]),
                  n=int(lane.spread["registered"]))  # fmt: skip
    top = lane.bottom + SWARM + HEAD
    head = f"<b>{MARKS[lane.owner]} {counted}</b>"
    notes = [note(0, top, head, "left", palette.words(lane.owner), NORMAL) | {"xref": "paper", "yanchor": "top"}]
    if lane.accounts.empty:
        missing = say(f"compare.none.{lane.owner}" if lane.spread["registered"] else f"compare.unregistered.{lane.owner}")
        return [*notes, note(0, lane.middle, missing, "left", palette.muted, NORMAL) | {"xref": "paper"}]
    middle = place(lane.centre, measure)
    share = (middle - span[0]) / (span[1] - span[0])
    anchor = "left" if share < 0.2 else "right" if share > 0.8 else "center"
    value = say("compare.middle", amount=said(lane.centre, measure, say))
    notes.append(note(middle, lane.bottom + SWARM + 4, f"<b>{value}</b>", anchor, palette.ink, NORMAL) | {"yanchor": "bottom"})
    beyond = int((lane.accounts[measure] > high).sum())
    if beyond and not lane.many:
        most = said(lane.accounts[measure].max(), measure, say)
        higher = say("compare.beyond", n=beyond, most=most)
        notes.append(note(1, lane.bottom, higher, "right", palette.muted, SMALL) | {"xref": "paper", "yanchor": "bottom"})
    return notes


def note(x: float, y: float, text: str, anchor: str, colour: str, size: int) -> dict:
    """Words at a place."""
    return {"x": x, "y": y, "text": text, "xanchor": anchor, "showarrow": False,
            "font": {"family": FONT, "size": size, "color": colour}}  # fmt: skip
