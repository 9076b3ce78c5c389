"""A key figure's amount, its change, and whether that is usual."""

import pandas as pd

from jangkau.charts.reach.regions import arrow
from jangkau.findings.shares import fraction_said
from jangkau.locales import Say
from jangkau.metrics.week.headline import STEADY


def usual_range(moved, say: Say) -> dict[str, str]:
    """The ends of a usual range, in words."""
    return {"low": say.signed(moved["usual_low"]), "high": say.signed(moved["usual_high"])}


def change_said(figure: pd.Series, whole: bool, say: Say) -> tuple[str, str]:
    """A figure's change, and whether that is usual: the two lines below its amount."""
    if not whole:
        return "", say("overview.change.partial")
    if pd.isna(figure["change"]):
        return "", say("overview.change.none")
    change, counted = figure["change"], figure["name"] == "posting"
    steady = change == 0 if counted else abs(change) < STEADY
    amount = say.number(abs(change)) if counted else say.percent(abs(change))
    moved = say("overview.change.steady") if steady else f"{arrow(change)} {amount}"
    if pd.isna(figure["usual_low"]):
        return moved, ""
    side = "above" if change > figure["usual_high"] else "below" if change < figure["usual_low"] else "within"
    return moved, say(f"overview.side.{side}.short")


def amount_said(figure: pd.Series, say: Say) -> str:
    """A figure's amount: a range, a number, or how many of all."""
    if pd.isna(figure["high"]):
        return "–"
    if figure["name"] == "posting":
        return fraction_said(figure["high"], figure["whole"], say)
    return say.between(figure["low"], figure["high"]) if figure["name"] == "reach" else say.short(figure["high"])
