"""Publishing a week: from then on its numbers stay as they were sent."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from jangkau.locales import Say
from jangkau.metrics.scope import week_name
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost, reading
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.gather import edition_of
from jangkau.report.ledger import Published
from jangkau.report.looked import wib
from jangkau.report.outputs import ENDINGS, outputs
from jangkau.report.page import Report
from jangkau.report.recovery import next_number, recover
from jangkau.report.revisions import Standing, revisions
from jangkau.report.weekly import readable


def publish(
    data: Path, place: Place, monday: date, say: Say, who: str, now: datetime, base: str = "",
    kinds: Iterable[str] = tuple(ENDINGS), step: Callable[[str], None] = lambda kind: None,
) -> Published:  # fmt: skip
    """Freeze today's numbers of a week with its note and files, as the next edition of it; nothing where nothing has changed.

    `now` is UTC. Raises Refused.
    """
    reports = Reports(data)
    with reports.writing():
        recover(reports)
        edition, note = today(data, place, monday), reports.note(week_name(monday), place)
        if same := unchanged(reports, edition, note):
            return same
        standing = next_standing(reports, edition, now)
        files = outputs(Report(edition, standing, note), say, kinds, base, step)
        return reports.publish(edition, standing.number, note, files, who, now)


def unchanged(reports: Reports, edition: Edition, note: str) -> Published | None:
    """The newest publishing of the week where it already says the same; None where it does not or can no longer be read."""
    latest = reports.editions(edition.week, edition.place)[-1:]
    if not latest or latest[0].note != note:
        return None
    frozen = readable(reports, latest)
    return latest[0] if frozen and not revisions(frozen[0][1], edition) else None


def today(data: Path, place: Place, monday: date) -> Edition:
    """What the data of today say, whatever was published. Raises Refused."""
    try:
        with reading(data) as warehouse:
            return edition_of(warehouse, place, monday)
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None


def next_standing(reports: Reports, edition: Edition, now: datetime) -> Standing:
    """Where the week stands once it is published: a second edition tells what differs from the first."""
    number, before = (
        next_number(reports, edition.week, edition.place),
        readable(reports, reports.editions(edition.week, edition.place)),
    )
    if not before:
        return Standing(number, wib(now))
    first, frozen = before[0]
    differences = revisions(frozen, edition)
    return Standing(number, wib(first.moment), wib(now) if differences else None, differences)
