"""The bars of the weekly picture: regions against the week before, or accounts against their habit, beside what is usual."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log2

import pandas as pd

from jangkau.charts.comparing import FEWEST
from jangkau.findings.week.figures import amount_signed
from jangkau.findings.week.posts import times_said
from jangkau.locales import Say

CLIPPED = 1.25  # times the longest bar: as far as a band of what is usual is drawn
MOST_TIMES = 8  # as long as the bar of an account gets
APART = 1.5  # times the habit, or the habit so many times: an account that stands out
DOUBLED = 2  # the least that the width of accounts reaches: a small difference shall look small
LETTERS = 22  # of an account's name


@dataclass(frozen=True)
class Bar:
    """A row: its name, its amount, where bar and band begin and end and nought stands, as shares of the row's width.

    state: up or down beyond the habit, within it, or shock (a rise that a disaster brought).
    """

    name: str
    amount: str
    state: str
    start: float
    end: float
    nought: float
    band: tuple[float, float] | None = None


@dataclass(frozen=True)
class Row:
    """A bar before the width is shared out: its value, and what is usual of it."""

    name: str
    amount: str
    state: str
    value: float
    usual: tuple[float, float] | None = None


def region_bars(moves: pd.DataFrame, say: Say) -> list[Bar]:
    """The regions that moved most, the greatest rise first, in amounts: a share of few accounts would boast.

    None where there is one alone, without a habit to be seen against.
    """
    ordered = moves.sort_values("difference", ascending=False) if len(moves) else moves
    rows = [region_row(move, say) for _, move in ordered.iterrows()]
    return laid_out(rows) if len(rows) >= FEWEST or any(row.usual for row in rows) else []


def region_row(move: pd.Series, say: Say) -> Row:
    """A region's difference, and its habit in the same amounts."""
    usual = None
    if pd.notna(move["usual_low"]):
        usual = (move["usual_low"] * move["total_before"], move["usual_high"] * move["total_before"])
    state = move["way"] if move["unusual"] else "within"
    if move["reason"] == "shock" and move["way"] == "up":
        state = "shock"
    return Row(move["label"], amount_signed(move["difference"], say), state, move["difference"], usual)


def account_bars(accounts: pd.DataFrame, most: int, say: Say) -> list[Bar]:
    """The accounts furthest above and below their habit, doublings and halvings alike; those without a habit are left out."""
    measured = accounts[accounts["times"].notna()].sort_values("times", ascending=False) if len(accounts) else accounts
    half = most // 2
    chosen = measured if len(measured) <= most else pd.concat([measured.head(half), measured.tail(most - half)])
    return laid_out([account_row(account, say) for _, account in chosen.iterrows()], log2(DOUBLED))


def account_row(account: pd.Series, say: Say) -> Row:
    """How many times its habit an account was seen."""
    times = account["times"]
    state = "up" if times >= APART else "down" if times <= 1 / APART else "within"
    value = log2(min(max(times, 1 / MOST_TIMES), MOST_TIMES))
    handle = account["handle"] if len(account["handle"]) <= LETTERS else account["handle"][: LETTERS - 1] + "…"
    platform = say(f"platform.{account['platform']}.short")
    return Row(f"@{handle} · {platform}", times_said(times, say), state, value)


def laid_out(rows: list[Row], least: float = 0) -> list[Bar]:
    """The rows over one width, whose nought is the same for all; it reaches at least so far both ways, however short the bars."""
    reach = CLIPPED * max((abs(row.value) for row in rows), default=0) or 1
    ends = [end for row in rows for end in (row.value, *(row.usual or ()))]
    low, high = min(max(min([0, *ends]), -reach), -least), max(min(max([0, *ends]), reach), least)

    def place(value: float) -> float:
        return (min(max(value, low), high) - low) / (high - low or 1)

    nought = place(0)
    ends_of = [(row, min(nought, place(row.value)), max(nought, place(row.value))) for row in rows]
    return [Bar(row.name, row.amount, row.state, start, end, nought, band(row, place)) for row, start, end in ends_of]


def band(row: Row, place: Callable[[float], float]) -> tuple[float, float] | None:
    """What is usual of a row, on the width."""
    return (place(row.usual[0]), place(row.usual[1])) if row.usual else None
