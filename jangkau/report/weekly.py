"""A week's report as it stands: provisional, published as it was frozen, or published and revised by later data."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from jangkau.metrics.scope import week_name
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.metrics.weeks import week_to_open, weeks
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.gather import edition_of
from jangkau.report.ledger import Published, wib
from jangkau.report.looked import Look, known, looked_at
from jangkau.report.outputs import kind_of
from jangkau.report.page import Report
from jangkau.report.revisions import Standing, revisions
from jangkau.warehouse import vocabulary


def weekly(data: Path, place: Place, monday: date) -> Report:
    """The report of a week: the published numbers where they hold, else today's. Writes nothing. Raises Refused."""
    reports = Reports(data)
    entries = reports.in_force(week_name(monday), place)
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
        earlier = (each for each in reports.in_force(entry.week, entry.place) if each.number < entry.number)
        for first, numbers in readable(reports, earlier)[:1]:
            standing = Standing(entry.number, wib(first.moment), wib(entry.moment), revisions(numbers, frozen))
            return Report(frozen, standing, entry.note, leaflet_of(reports, entry))
    standing = Standing(entry.number, wib(entry.moment), look.day, look.revisions, look.sentence)
    return Report(frozen, standing, entry.note, leaflet_of(reports, entry))


def leaflet_of(reports: Reports, entry: Published) -> str:
    """The page of a week that was published by other definitions than today's, as it was published. Raises Refused."""
    if entry.definitions == str(vocabulary.DEFINITIONS_VERSION):
        return ""
    return next((reports.file(entry, name).decode() for name in entry.files if kind_of(name) == "html"), "")


def standing_known(reports: Reports, entry: Published) -> str:
    """Where a publishing stands as far as it was looked at: published, revised or withdrawn."""
    if entry.withdrawn_at:
        return "withdrawn"
    return "revised" if known(reports, entry).revisions else "published"


def invented(reports: Reports, entry: Published) -> bool:
    """Whether a publishing tells of the sample data; of one whose numbers cannot be read, nobody knows."""
    with suppress(Refused):
        return reports.values_of_any(entry).demo
    return False


def readable(reports: Reports, entries: Iterable[Published]) -> list[tuple[Published, Edition]]:
    """The publishings whose numbers can still be read, with these."""
    intact = []
    for entry in entries:
        with suppress(Refused):
            intact.append((entry, reports.values(entry)))
    return intact


def newest_week(data: Path, place: Place) -> date:
    """The newest week of a place that is not half empty. Raises Refused."""
    with reading(data) as warehouse:
        newest = week_to_open(weeks(warehouse, place.province))
    if newest is None:
        raise Refused("no_data", place=place.province, week="-")
    return newest
