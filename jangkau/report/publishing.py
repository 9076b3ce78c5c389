"""Publishing a week: from then on its numbers stay as they were sent."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from jangkau.locales import Say
from jangkau.metrics.scope import week_name
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import NoWarehouse, WarehouseLost
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.frozen import Reports
from jangkau.report.gather import edition_of
from jangkau.report.ledger import Published, wib
from jangkau.report.outputs import ENDINGS, outputs
from jangkau.report.page import Report
from jangkau.report.recovery import next_number, recover
from jangkau.report.revisions import Standing, revisions
from jangkau.report.weekly import readable


def publish(
    data: Path, place: Place, monday: date, say: Say, who: str, now: datetime, base: str = "",
    kinds: Iterable[str] = tuple(ENDINGS), step: Callable[[str], None] = lambda kind: None, agreed: str = "",
) -> Published:  # fmt: skip
    """Freeze today's numbers of a week with its note and files, as the next edition of it; nothing where nothing has changed.

    `now` is UTC. agreed: the mark of what somebody has looked at; where it is no longer that, nothing goes out. Raises Refused.
    """
    reports = Reports(data)
    with reports.writing():
        recover(reports)
        edition, note = today(data, place, monday), reports.note(week_name(monday), place)
        if agreed and agreed != mark_of(edition, note):
            raise Refused("changed_since")
        if same := unchanged(reports, edition, note):
            return same
        standing = next_standing(reports, edition, now)
        files = outputs(Report(edition, standing, note), say, kinds, base, step)
        return reports.publish(edition, standing.number, note, files, who, now)


def to_publish(data: Path, place: Place, monday: date, now: datetime) -> tuple[Report, str]:
    """The report as publishing would send it now, and its mark. Publishes nothing. Raises Refused."""
    reports = Reports(data)
    with reports.writing():  # the next number is not asked for while somebody takes it; and a closed folder is met here
        edition, note = today(data, place, monday), reports.note(week_name(monday), place)
        return Report(edition, next_standing(reports, edition, now), note), mark_of(edition, note)


def mark_of(edition: Edition, note: str) -> str:
    """What tells a report from one with other numbers, words or data behind it."""
    return sha256(json.dumps([edition.as_json(), note]).encode()).hexdigest()


def withdraw(data: Path, place: Place, monday: date, who: str, now: datetime, reason: str) -> list[Published]:
    """Withdraw a published week, every edition of it, with a reason that its readers see. `now` is UTC. Raises Refused."""
    reports, week = Reports(data), week_name(monday)
    with reports.writing():
        recover(reports)
        entries = reports.in_force(week, place)
        if not entries:
            raise Refused("not_published", place=place.bakorwil or place.province, week=week)
        if not reason.strip():
            raise Refused("no_reason")
        return reports.withdraw(entries, who, now, reason)


def unchanged(reports: Reports, edition: Edition, note: str) -> Published | None:
    """The newest publishing of the week where it already says the same; None where it does not or can no longer be read."""
    latest = reports.in_force(edition.week, edition.place)[-1:]
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
    number = next_number(reports, edition.week, edition.place)
    before = readable(reports, reports.in_force(edition.week, edition.place))
    if not before:
        return Standing(number, wib(now))
    first, frozen = before[0]
    differences = revisions(frozen, edition)
    return Standing(number, wib(first.moment), wib(now) if differences else None, differences)
