"""How a measure of a target and its amounts are said: counts as counts, shares in per cent or as so many of so many."""

from jangkau.findings.shares import enough, fraction_said
from jangkau.locales import Say
from jangkau.warehouse.vocabulary import TARGET_SHARES


def measure_said(measure: str, say: Say) -> str:
    """What a target is about."""
    return say(f"target.measure.{measure}")


def goal_said(measure: str, amount: float, say: Say) -> str:
    """An amount that is aimed at or foreseen."""
    if measure not in TARGET_SHARES:
        return say.number(amount)
    whole = round(100 * amount, 6).is_integer()
    return say.percent(amount) if whole else f"{say.decimal(100 * amount)}%"


def amount_said(measure: str, amount: float, cases: float | None, say: Say) -> str:
    """What was reached: of fewer than ten cases as so many of so many."""
    if cases is not None and cases == cases and not enough(cases):
        return fraction_said(round(amount * cases), cases, say)
    return f"{say.decimal(100 * amount)}%" if measure == "followers_growth" else share_or_count(measure, amount, say)


def share_or_count(measure: str, amount: float, say: Say) -> str:
    """An amount of many cases."""
    return say.percent(amount) if measure in TARGET_SHARES else say.number(amount)
