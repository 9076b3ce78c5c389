"""Whether newer data tell a published week otherwise. Looking writes nothing: a process remembers what it has seen.

`python -m jangkau report check` keeps it on the disk as well, for processes to come.
"""

import json
import threading
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from jangkau.metrics.office import data_changed_at, facts
from jangkau.metrics.warehouse import Warehouse
from jangkau.report.edition import Edition, Refused
from jangkau.report.frozen import Reports
from jangkau.report.gather import edition_of
from jangkau.report.ledger import Published, wib
from jangkau.report.period.edition import PeriodEdition, period_revisions
from jangkau.report.period.gather import period_edition
from jangkau.report.revisions import Revision, revisions, sentence_values
from jangkau.report.written import write

CHECKED = "revised.json"  # beside the edition that was compared


@dataclass(frozen=True)
class Look:
    """What the data of one fingerprint tell otherwise, and since which day."""

    fingerprint: str
    day: date | None = None
    revisions: tuple[Revision, ...] = ()
    sentence: str = ""


_looks: dict[tuple[Path, str], Look] = {}
_looking = threading.Lock()  # of many readers at once, the first works it out


def looked_at(warehouse: Warehouse, reports: Reports, entry: Published, frozen: Edition | PeriodEdition) -> Look:
    """The revisions against the data of today and the day since which they stand; looked for anew where data have changed."""
    mark = facts(warehouse)["fingerprint"]
    with _looking:
        before = known(reports, entry)
        if before.fingerprint != mark:
            differences, sentence = ((), "") if mark == entry.fingerprint else compared(warehouse, entry, frozen)
            day = before.day if differences == before.revisions else corrected_on(warehouse, frozen) if differences else None
            before = Look(mark, day, differences, sentence)
            _looks[reports.at(entry), entry.published_at] = before
        return before


def compared(warehouse: Warehouse, entry: Published, frozen: Edition | PeriodEdition) -> tuple[tuple[Revision, ...], str]:
    """What the data of today tell otherwise, and what the week's sentence is made of now.

    Nothing where they no longer tell of that week and place at all.
    """
    try:
        if isinstance(frozen, PeriodEdition):
            return period_revisions(frozen, period_edition(warehouse, entry.place, frozen.period)), ""
        now = edition_of(warehouse, entry.place, frozen.monday)
    except Refused:
        return (), ""
    differences = revisions(frozen, now)
    return differences, sentence_values(now) if differences else ""


def known(reports: Reports, entry: Published) -> Look:
    """What was seen when it was last looked at: by this process, else as it is kept; of no data where it never was."""
    look = _looks.get((reports.at(entry), entry.published_at))
    if look:
        return look
    try:
        record = json.loads(reports.bytes_of(reports.at(entry) / CHECKED))
        day = record["day"] and date.fromisoformat(record["day"])
        return Look(record["fingerprint"], day, tuple(Revision(**row) for row in record["revisions"]),
                    record.get("sentence", ""))  # fmt: skip
    except (Refused, ValueError, TypeError, KeyError):
        return Look("")


def keep(reports: Reports, entry: Published) -> None:
    """Keep on the disk what was last seen. Raises Refused."""
    look = known(reports, entry)
    record = asdict(look) | {"day": look.day and look.day.isoformat()}
    with reports.writing():
        write(reports.at(entry) / CHECKED, json.dumps(record, ensure_ascii=False).encode())


def corrected_on(warehouse: Warehouse, frozen: Edition | PeriodEdition) -> date:
    """The day of the newest change to the data behind a week or period and the week before it."""
    weeks = frozen.period if isinstance(frozen, PeriodEdition) else frozen.place.scope(frozen.monday)
    moment = data_changed_at(warehouse, weeks.first_week - timedelta(weeks=1), weeks.week + timedelta(days=6))
    return wib(moment) if moment else weeks.week + timedelta(weeks=1)
