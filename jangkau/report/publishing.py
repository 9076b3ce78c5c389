"""Publishing a week: from then on its numbers stay as they were sent."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from jangkau.locales import Say
from jangkau.metrics.scope import week_name
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost, reading
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.gather import edition
from jangkau.report.ledger import Published
from jangkau.report.looked import wib
from jangkau.report.outputs import ENDINGS, outputs
from jangkau.report.page import Told
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
        told, note = today(data, place, monday), reports.note(week_name(monday), place)
        if same := unchanged(reports, told, note):
            return same
        standing = next_standing(reports, told, now)
        files = outputs(Told(told, standing, note), say, kinds, base, step)
        return reports.publish(told, standing.number, note, files, who, now)


def unchanged(reports: Reports, told: Edition, note: str) -> Published | None:
    """The newest publishing of the week where it already says the same; None where it does not or can no longer be read."""
    latest = reports.editions(told.week, told.place)[-1:]
    if not latest or latest[0].note != note:
        return None
    frozen = readable(reports, latest)
    return latest[0] if frozen and not revisions(frozen[0][1], told) else None


def today(data: Path, place: Place, monday: date) -> Edition:
    """What the data of today say, whatever was published. Raises Refused."""
    try:
        with reading(data) as warehouse:
            return edition(warehouse, place, monday)
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None


def next_standing(reports: Reports, told: Edition, now: datetime) -> Standing:
    """Where the week stands once it is published: a second edition tells what differs from the first."""
    number, before = next_number(reports, told.week, told.place), readable(reports, reports.editions(told.week, told.place))
    if not before:
        return Standing(number, wib(now))
    first, frozen = before[0]
    found = revisions(frozen, told)
    return Standing(number, wib(first.moment), wib(now) if found else None, found)
