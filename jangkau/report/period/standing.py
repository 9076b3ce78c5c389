"""A period's report as it stands: provisional, published as it was frozen, or published and revised by later data."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jangkau.metrics.shelf import reading
from jangkau.metrics.target.period import Period
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.report.edition import Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.ledger import Published, wib
from jangkau.report.looked import Look, looked_at
from jangkau.report.outputs import kind_of
from jangkau.report.period.edition import PeriodEdition, period_revisions
from jangkau.report.period.gather import period_edition
from jangkau.report.revisions import Standing
from jangkau.warehouse import vocabulary


@dataclass(frozen=True)
class PeriodReport:
    """A report as it is to be shown. letter: the page as it was published, where that was by other definitions."""

    edition: PeriodEdition
    standing: Standing = Standing()
    letter: str = ""


def period_report(data: Path, place: Place, period: Period) -> PeriodReport:
    """The published numbers where they hold, else today's. Writes nothing. Raises Refused."""
    entries = Reports(data).in_force(period.name, place)
    return published_period(data, entries[-1]) if entries else PeriodReport(today(data, place, period))


def today(data: Path, place: Place, period: Period) -> PeriodEdition:
    """What the data of today say, whatever was published. Raises Refused."""
    try:
        with reading(data) as warehouse:
            return period_edition(warehouse, place, period)
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None


def published_period(data: Path, entry: Published) -> PeriodReport:
    """A published period as it was frozen, with what newer data or an earlier edition tell otherwise. Raises Refused."""
    reports = Reports(data)
    frozen = reports.period_values(entry)
    look, letter = Look(""), ""
    with suppress(NoWarehouse), reading(data) as warehouse:
        look = looked_at(warehouse, reports, entry, frozen)
    if entry.definitions != str(vocabulary.DEFINITIONS_VERSION):
        letter = next((reports.file(entry, name).decode() for name in entry.files if kind_of(name) == "html"), "")
    if not look.revisions:
        for first in reports.in_force(entry.week, entry.place)[:1]:
            if first.number < entry.number:
                before = period_revisions(reports.period_values(first), frozen)
                return PeriodReport(frozen, Standing(entry.number, wib(first.moment), wib(entry.moment), before), letter)
    return PeriodReport(frozen, Standing(entry.number, wib(entry.moment), look.day, look.revisions), letter)
