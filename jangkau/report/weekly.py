"""A week's report as it stands: provisional, published as it was frozen, or published and revised by later data."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from jangkau.metrics.scope import week_name
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost, reading
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.gather import edition_of
from jangkau.report.ledger import Published
from jangkau.report.looked import Look, known, looked_at, wib
from jangkau.report.page import Report
from jangkau.report.revisions import Standing, revisions


def weekly(data: Path, place: Place, monday: date) -> Report:
    """The report of a week: the published numbers where it is published, else today's. Writes nothing. Raises Refused."""
    reports = Reports(data)
    entries = reports.editions(week_name(monday), place)
    if entries:
        return published(data, entries[-1])
    try:
        with reading(data) as warehouse:
            return Report(edition_of(warehouse, place, monday), Standing(), reports.note(week_name(monday), place))
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None


def published(data: Path, entry: Published) -> Report:
    """A published week as it was frozen, with what newer data tell otherwise. Writes nothing. Raises Refused."""
    reports = Reports(data)
    frozen = reports.values(entry)
    try:
        with reading(data) as warehouse:
            look = looked_at(warehouse, reports, entry, frozen)
    except NoWarehouse:
        look = Look("")
    if not look.revisions:
        earlier = (each for each in reports.editions(entry.week, entry.place) if each.number < entry.number)
        for first, numbers in readable(reports, earlier)[:1]:
            standing = Standing(entry.number, wib(first.moment), wib(entry.moment), revisions(numbers, frozen))
            return Report(frozen, standing, entry.note)
    return Report(frozen, Standing(entry.number, wib(entry.moment), look.day, look.revisions), entry.note)


def standing_known(reports: Reports, entry: Published) -> str:
    """Where a publishing stands as far as it was looked at: published or revised."""
    return "revised" if known(reports, entry).revisions else "published"


def readable(reports: Reports, entries: Iterable[Published]) -> list[tuple[Published, Edition]]:
    """The publishings whose numbers can still be read, with these."""
    intact = []
    for entry in entries:
        with suppress(Refused):
            intact.append((entry, reports.values(entry)))
    return intact
