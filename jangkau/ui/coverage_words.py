"""How much of the whole the numbers rest on, in words. It knows no Streamlit."""

from jangkau.locales import Say
from jangkau.metrics.reach.coverage import Coverage


def coverage_line(told: Coverage, definitions: str, say: Say) -> str:
    """How much of the whole the numbers rest on: it stands below every chart."""
    until = say("coverage.until", day=say.short_day(told.data_until)) if told.data_until else say("coverage.until.never")
    return say(
        "coverage.line",
        regencies_with_data=told.regencies_with_data,
        regencies=told.regencies,
        accounts_with_data=say.number(told.accounts_with_data),
        accounts_registered=say.number(told.accounts_registered),
        until=until,
        definitions=definitions,
    )
