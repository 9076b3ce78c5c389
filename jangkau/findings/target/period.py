"""How quarters and years are said, beside weeks: what a report is about."""

from jangkau.findings.period import week_said
from jangkau.locales import Say
from jangkau.metrics.target.period import Period, is_period, period_named


def term_said(period: Period, say: Say) -> str:
    """Triwulan IV 2023, or tahun 2023."""
    if period.quarter is None:
        return say("term.year", year=period.year)
    return say(f"term.quarter.{period.quarter}", year=period.year)


def reported_said(name: str, say: Say) -> str:
    """What a published report is about, by the name in its address: a week with its days, a quarter or a year."""
    return term_said(period_named(name), say).capitalize() if is_period(name) else week_said(name, say)
