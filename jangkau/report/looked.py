"""Whether newer data tell a published week otherwise. Looking writes nothing: a process remembers what it has seen.

`python -m report check` keeps it on the disk as well, for processes to come.
"""

import json
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from jangkau.metrics.office import data_changed_at, facts
from jangkau.metrics.warehouse import Warehouse
from jangkau.report.edition import Edition, Refused
from jangkau.report.frozen import Reports
from jangkau.report.gather import edition_of
from jangkau.report.ledger import Published
from jangkau.report.revisions import Revision, revisions
from jangkau.report.written import write
from jangkau.warehouse.vocabulary import WIB

CHECKED = "revised.json"  # beside the edition that was compared


@dataclass(frozen=True)
class Look:
    """What the data of one fingerprint tell otherwise, and since which day."""

    fingerprint: str
    day: date | None = None
    revisions: tuple[Revision, ...] = ()


_looks: dict[tuple[Path, str], Look] = {}
_looking = threading.Lock()  # of many readers at once, the first works it out


def looked_at(warehouse: Warehouse, reports: Reports, entry: Published, frozen: Edition) -> Look:
    """The revisions against the data of today and the day since which they stand; looked for anew where data have changed."""
    mark = facts(warehouse)["fingerprint"]
    with _looking:
        before = known(reports, entry)
        if before.fingerprint != mark:
            differences = () if mark == entry.fingerprint else compared(warehouse, entry, frozen)
            day = before.day if differences == before.revisions else corrected_on(warehouse, frozen) if differences else None
            _looks[reports.at(entry), entry.published_at] = before = Look(mark, day, differences)
        return before


def compared(warehouse: Warehouse, entry: Published, frozen: Edition) -> tuple[Revision, ...]:
    """What the data of today tell otherwise; nothing where they no longer tell of that week and place at all."""
    try:
        return revisions(frozen, edition_of(warehouse, entry.place, frozen.monday))
    except Refused:
        return ()


def known(reports: Reports, entry: Published) -> Look:
    """What was seen when it was last looked at: by this process, else as it is kept; of no data where it never was."""
    look = _looks.get((reports.at(entry), entry.published_at))
    if look:
        return look
    try:
        record = json.loads(reports.bytes_of(reports.at(entry) / CHECKED))
        day = record["day"] and date.fromisoformat(record["day"])
        return Look(record["fingerprint"], day, tuple(Revision(**row) for row in record["revisions"]))
    except (Refused, ValueError, TypeError, KeyError):
        return Look("")


def keep(reports: Reports, entry: Published) -> None:
    """Keep on the disk what was last seen. Raises Refused."""
    look = known(reports, entry)
    record = asdict(look) | {"day": look.day and look.day.isoformat()}
    with reports.writing():
        write(reports.at(entry) / CHECKED, json.dumps(record, ensure_ascii=False).encode())


def corrected_on(warehouse: Warehouse, frozen: Edition) -> date:
    """The day of the newest change to the data behind a week and the one that it is compared with."""
    moment = data_changed_at(warehouse, frozen.monday - timedelta(weeks=1), frozen.monday + timedelta(days=6))
    return wib(moment) if moment else frozen.monday + timedelta(weeks=1)


def wib(moment: datetime) -> date:
    """The calendar day of a UTC moment in western Indonesia."""
    return moment.replace(tzinfo=UTC).astimezone(WIB).date()
