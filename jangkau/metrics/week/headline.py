"""The sentence of the week: which rule writes it, and of what it speaks."""

from dataclasses import dataclass

import pandas as pd

from jangkau.metrics.week.sole_account import steady

LED = ("partial", "not_compared", "steady", "within")  # their sentences end with who leads, where anybody surely does
RULES = ("no_data", "zero", "partial", "not_compared", "steady", "sole", "shock", "meetup", "beyond", "within", "compared")


@dataclass(frozen=True)
class Headline:
    """The rule in force, and what its sentence names.

    `share` is the change, a share of one; `beyond` is above or below; `account` the one that turns the change, `without` the
    change without it.
    """

    rule: str
    share: float | None = None
    region: str | None = None
    event: str | None = None
    beyond: str | None = None
    account: str | None = None
    without: float | None = None


def headline(figure: pd.Series, moved: pd.DataFrame, leader: str | None, whole: bool) -> Headline:
    """The first rule that holds, in the order of RULES.

    `figure`: the leading row of key_figures. `moved`: the frame of movers. `leader`: the region that surely leads. no_data: no
    account told of the measure. zero: all told zero.
    partial: the days of the last week are not in. not_compared: no account can be compared. steady: less than half a percent,
    as usual.
    sole: the change is another without one account. shock, meetup: beyond the usual range, and that stands behind the region
    that moved most. beyond, within: the usual range of the periods before. compared: fewer than twelve of them can be compared.
    """
    if pd.isna(figure["high"]):
        return Headline("no_data")
    if figure["high"] == 0:
        return Headline("zero")
    share = figure["change"]
    if not whole:
        return Headline("partial", region=leader)
    if pd.isna(share):
        return Headline("not_compared", region=leader)
    if steady(share, figure["usual_low"], figure["usual_high"]):
        return Headline("steady", share, leader)
    return _moving(figure, moved, leader)


def _moving(figure: pd.Series, moved: pd.DataFrame, leader: str | None) -> Headline:
    """The sentence of a figure that moved."""
    share = figure["change"]
    way = "up" if share > 0 else "down"
    first = moved[moved["way"] == way].sort_values("difference", ascending=way == "down").head(1)
    region = first["label"].iloc[0] if len(first) else leader
    if isinstance(account := figure.get("sole_account"), str):
        without = None if pd.isna(figure["change_without"]) else float(figure["change_without"])
        return Headline("sole", share, region, account=account, without=without)
    if pd.isna(figure["usual_low"]):
        return Headline("compared", share, region)
    beyond = "above" if share > figure["usual_high"] else "below" if share < figure["usual_low"] else None
    if beyond is None:
        return Headline("within", share, leader)
    reason = first["reason"].iloc[0] if len(first) else None
    if reason in ("shock", "meetup") and (way, beyond) in (("up", "above"), ("down", "below")):
        return Headline(reason, share, region, first["event"].iloc[0], beyond)
    return Headline("beyond", share, region, None, beyond)
