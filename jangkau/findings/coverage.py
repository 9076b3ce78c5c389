"""How much of the whole the numbers rest on, in words, and from where on that is little."""

from jangkau.locales import Say
from jangkau.metrics.reach.coverage import Coverage

LOW = 0.5  # of the accounts or of the regions: below it the report is stamped


def low_coverage(coverage: Coverage) -> bool:
    """Whether fewer than half of the accounts or of the regions have data."""
    return (coverage.accounts_with_data < LOW * coverage.accounts_registered
            or coverage.regencies_with_data < LOW * coverage.regencies)  # fmt: skip


def coverage_line(coverage: Coverage, definitions: str, say: Say) -> str:
    """How much of the whole the numbers rest on: it stands below every chart."""
    until = say("coverage.until", day=say.short_day(coverage.data_until)) if coverage.data_until else say("coverage.until.never")
    return say(
        "coverage.line",
        regencies_with_data=coverage.regencies_with_data,
        regencies=coverage.regencies,
        accounts_with_data=say.number(coverage.accounts_with_data),
        accounts_registered=say.number(coverage.accounts_registered),
        until=until,
        definitions=definitions,
    )
