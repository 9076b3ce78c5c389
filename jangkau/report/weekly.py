"""A week's report as it stands: provisional, published as it was frozen, or published and revised by later data."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from jangkau.metrics.office import data_changed_at, facts
from jangkau.metrics.scope import week_name
from jangkau.metrics.warehouse import NoWarehouse, Warehouse, WarehouseLost, reading
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.frozen import Published, Reports, write
from jangkau.report.gather import edition
from jangkau.report.page import Told
from jangkau.report.revisions import Revision, Standing, revisions

WIB = ZoneInfo("Asia/Jakarta")
CHECKED = "revised.json"  # what a look at newer data found, beside the edition it was compared with


def weekly(data: Path, place: Place, monday: date) -> Told:
    """The report of a week: the published numbers where it is published, else today's. Raises Refused."""
    reports = Reports(data)
    entries = reports.editions(week_name(monday), place)
    if entries:
        return published(data, entries[-1])
    try:
        with reading(data) as warehouse:
            return Told(edition(warehouse, place, monday), Standing(), reports.note(week_name(monday), place))
    except NoWarehouse as none:
        raise Refused("lost" if isinstance(none, WarehouseLost) else "empty", data=data) from None


def published(data: Path, entry: Published) -> Told:
    """A published week as it was frozen, with what newer data tell otherwise."""
    reports = Reports(data)
    frozen = reports.values(entry)
    try:
        with reading(data) as warehouse:
            found, day = looked_at(warehouse, reports, entry, frozen)
    except NoWarehouse:
        found, day = (), None
    if not found and entry.number > 1:
        first = reports.editions(entry.week, entry.place)[0]
        found, day = revisions(reports.values(first), frozen), wib(entry.moment)
        return Told(frozen, Standing(entry.number, wib(first.moment), day, found), entry.note)
    return Told(frozen, Standing(entry.number, wib(entry.moment), day, found), entry.note)


def looked_at(
    warehouse: Warehouse, reports: Reports, entry: Published, frozen: Edition
) -> tuple[tuple[Revision, ...], date | None]:
    """The revisions against the data of today and the day since which they stand; kept, and looked for anew with new data."""
    mark = facts(warehouse)["fingerprint"]
    if mark == entry.fingerprint:
        return (), None
    path = reports.at(entry) / CHECKED
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"revisions": [], "day": None}
    before = tuple(Revision(**one) for one in known["revisions"])
    since = known["day"] and date.fromisoformat(known["day"])
    if known.get("fingerprint") == mark:
        return before, since
    found = revisions(frozen, edition(warehouse, entry.place, frozen.monday))
    day = since if found == before else corrected_on(warehouse, frozen) if found else None
    told = {"fingerprint": mark, "day": day and day.isoformat(), "revisions": [asdict(one) for one in found]}
    write(path, json.dumps(told, ensure_ascii=False).encode())
    return found, day


def standing_known(reports: Reports, entry: Published) -> str:
    """Where a publishing stands as far as it was looked at: published or revised."""
    path = reports.at(entry) / CHECKED
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"revisions": []}
    return "revised" if known["revisions"] else "published"


def corrected_on(warehouse: Warehouse, frozen: Edition) -> date:
    """The day of the newest change to the data behind a week and the one that it is compared with."""
    moment = data_changed_at(warehouse, frozen.monday - timedelta(weeks=1), frozen.monday + timedelta(days=6))
    return wib(moment) if moment else frozen.monday + timedelta(weeks=1)


def wib(moment: datetime) -> date:
    """The calendar day of a UTC moment in western Indonesia."""
    return moment.replace(tzinfo=UTC).astimezone(WIB).date()
