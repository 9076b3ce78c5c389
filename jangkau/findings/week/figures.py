"""A key figure's amount, its change, and whether that is usual."""

import pandas as pd

from jangkau.charts.reach.regions import arrow
from jangkau.charts.sides.amounts import signed_percent
from jangkau.findings.shares import fraction_said, in_amounts
from jangkau.locales import Say
from jangkau.metrics.usual import UsualRange
from jangkau.metrics.week.sole_account import STEADY, steady

NEAR = 0.05  # of the level of the periods before: less is no difference


def change_amount(change: float, difference: float | None, accounts: float | None, say: Say) -> str:
    """How much something changed, without a sign: 9%, or 1.240 where a share would mislead."""
    if difference is None or pd.isna(difference) or not in_amounts(change, accounts):
        return say.percent(abs(change))
    return say.short(abs(difference))


def usual_range(moved, say: Say) -> dict[str, str]:
    """The ends of a usual range, in words: as shares, or as amounts where the change itself is told so."""
    ends = {"low": moved["usual_low"], "high": moved["usual_high"]}
    before = moved.get("total_before")
    if before is None or pd.isna(before) or not in_amounts(moved["change"], moved["accounts_compared"]):  # None: older editions
        return {name: say.signed(end) for name, end in ends.items()}
    return {name: amount_signed(end * before, say) for name, end in ends.items()}


def amount_signed(amount: float, say: Say) -> str:
    """An amount with its sign: +8,2 rb, −340, 0."""
    sign = "+" if amount > 0 else "\N{MINUS SIGN}" if amount < 0 else ""
    return f"{sign}{say.short(abs(amount))}"


def change_said(figure: pd.Series, whole: bool, say: Say) -> tuple[str, str]:
    """A figure's change, and whether that is usual: the two lines below its amount."""
    if figure["name"] == "reach" and pd.notna(figure.get("index")):
        if in_amounts(0, figure["accounts_compared"]):
            return "", say("overview.index.few")
        return say("overview.index", index=say.number(round(figure["index"]))), say("overview.index.base")
    if not whole:
        return "", say("overview.change.partial")
    if pd.isna(figure["change"]):
        return "", say("state.no_data" if pd.isna(figure["high"]) else "overview.change.none")
    change, counted = figure["change"], figure["name"] == "posting"
    still = change == 0 if counted else steady(change, figure["usual_low"], figure["usual_high"])
    amount = say.number(abs(change)) if counted else change_amount(
        change, figure.get("difference"), figure.get("accounts_compared"), say
    )  # fmt: skip
    moved = say("overview.change.steady") if still else f"{arrow(change)} {amount}"
    if pd.isna(figure["usual_low"]):
        return moved, ""
    side = UsualRange(figure["usual_low"], figure["usual_high"]).side(change)
    return moved, say(f"overview.side.{side}.short")


def level_said(figure: pd.Series, whole: bool, say: Say) -> str:
    """Where a figure stands against the eight periods before: a rise after a deep fall is not yet a rise. Empty where unknown."""
    level = figure.get("level")
    if not whole or level is None or pd.isna(level) or in_amounts(level, figure.get("accounts_compared")):
        return ""
    if abs(level) < NEAR:
        return say("overview.level.near")
    side = "above" if level > 0 else "below"
    return say(f"overview.level.{side}" + (".still" if rebound(figure) else ""), share=say.percent(abs(level)))


def rebound(figure: pd.Series) -> bool:
    """Whether a change goes back towards the level of the eight periods before without reaching it."""
    level, change = figure.get("level"), figure["change"]
    measured = level is not None and pd.notna(level) and pd.notna(change)
    return measured and abs(level) >= NEAR and abs(change) >= STEADY and (change > 0) != (level > 0)


def accounts_said(figure: pd.Series, say: Say) -> str:
    """On how many accounts a figure rests, and its change; empty where nobody told."""
    accounts, compared = figure.get("accounts"), figure.get("accounts_compared")
    if accounts is None or pd.isna(accounts) or figure["name"] == "posting":
        return ""
    if compared is None or pd.isna(compared) or compared == accounts:
        return say("overview.card.n", n=int(accounts))
    return say("overview.card.n_compared", n=int(accounts), compared=say.number(int(compared)))


def amount_said(figure: pd.Series, say: Say) -> str:
    """A figure's amount: a range, a number, or how many of all."""
    if pd.isna(figure["high"]):
        return "–"
    if figure["name"] == "posting":
        return fraction_said(figure["high"], figure["whole"], say)
    if figure["name"] == "growth":
        return signed_percent(figure["high"], say)
    return say.between(figure["low"], figure["high"]) if figure["name"] == "reach" else say.short(figure["high"])


def reach_meaning(figure: pd.Series, weeks: int, say: Say) -> str:
    """What the range of reach says, in plain words."""
    if pd.isna(figure["high"]):
        return ""
    key = "overview.reach.meaning" if weeks <= 4 else "overview.reach.meaning.longer"
    return say(key, low=say.short(figure["low"]), high=say.short(figure["high"]))
