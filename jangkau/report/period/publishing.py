"""Publishing a quarter or a year: from then on its numbers stay as they were signed."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from jangkau.locales import Say
from jangkau.metrics.target.period import Period
from jangkau.report.edition import Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.ledger import Published, wib
from jangkau.report.outputs import PERIOD_ENDINGS
from jangkau.report.period.edition import PeriodEdition, period_revisions
from jangkau.report.period.outputs import period_outputs
from jangkau.report.period.standing import PeriodReport, today
from jangkau.report.publishing import mark_of
from jangkau.report.recovery import next_number, recover
from jangkau.report.revisions import Standing


def publish_period(
    data: Path, place: Place, period: Period, say: Say, who: str, now: datetime,
    kinds: Iterable[str] = tuple(PERIOD_ENDINGS), step: Callable[[str], None] = lambda kind: None, agreed: str = "",
) -> Published:  # fmt: skip
    """Freeze today's numbers of a period with its files, as the next edition of it; nothing where nothing has changed.

    `now` is UTC. agreed: the mark of what somebody has looked at; where it is no longer that, nothing goes out. Raises Refused.
    """
    reports = Reports(data)
    with reports.writing():
        recover(reports)
        edition = today(data, place, period)
        if agreed and agreed != mark_of(edition, ""):
            raise Refused("changed_since")
        before = reports.in_force(period.name, place)
        if before and not period_revisions(reports.period_values(before[-1]), edition):
            return before[-1]
        standing = next_standing(reports, edition, before, now)
        files = period_outputs(PeriodReport(edition, standing), say, kinds, step)
        return reports.publish(edition, standing.number, "", files, who, now)


def next_standing(reports: Reports, edition: PeriodEdition, before: list[Published], now: datetime) -> Standing:
    """Where the period stands once it is published: a second edition tells what differs from the first."""
    number = next_number(reports, edition.week, edition.place)
    if not before:
        return Standing(number, wib(now))
    differences = period_revisions(reports.period_values(before[0]), edition)
    return Standing(number, wib(before[0].moment), wib(now) if differences else None, differences)
