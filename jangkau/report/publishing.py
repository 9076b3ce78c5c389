"""Publishing a week: from then on its numbers stay as they were sent."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from jangkau.locales import Say
from jangkau.metrics.scope import week_name
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost, reading
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.frozen import Published, Reports
from jangkau.report.gather import edition
from jangkau.report.outputs import ENDINGS, outputs
from jangkau.report.page import Told
from jangkau.report.revisions import Standing, revisions
from jangkau.report.weekly import wib


def publish(
    data: Path, place: Place, monday: date, say: Say, who: str, now: datetime, base: str = "",
    kinds: Iterable[str] = tuple(ENDINGS), step: Callable[[str], None] = lambda kind: None,
) -> Published:  # fmt: skip
    """Freeze today's numbers of a week with its note and files, as the next edition of it; nothing where nothing has changed.

    `now` is UTC. Raises Refused.
    """
    reports = Reports(data)
    with reports.writing():
        told, note = today(data, place, monday), reports.note(week_name(monday), place)
        if same := unchanged(reports, told, note):
            return same
        standing = next_standing(reports, told, now)
        files = outputs(Told(told, standing, note), say, kinds, base, step)
        return reports.publish(told, note, files, who, now)


def unchanged(reports: Reports, told: Edition, note: str) -> Published | None:
    """The newest publishing of the week where it already says the same; None where it does not."""
    latest = reports.editions(told.week, told.place)[-1:]
    return next((entry for entry in latest if entry.note == note and not revisions(reports.values(entry), told)), None)


def today(data: Path, place: Place, monday: date) -> Edition:
    """What the data of today say, whatever was published. Raises Refused."""
    try:
        with reading(data) as warehouse:
            return edition(warehouse, place, monday)
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None


def next_standing(reports: Reports, told: Edition, now: datetime) -> Standing:
    """Where the week stands once it is published: a second edition tells what differs from the first."""
    before = reports.editions(told.week, told.place)
    if not before:
        return Standing(1, wib(now))
    found = revisions(reports.values(before[0]), told)
    return Standing(len(before) + 1, wib(before[0].moment), wib(now) if found else None, found)
