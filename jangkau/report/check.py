"""Looking after the published weeks: what the ledger has lost comes back, what is damaged is named, what is revised is kept."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from jangkau.locales import Say
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.ledger import Published
from jangkau.report.looked import keep
from jangkau.report.recovery import recover, set_aside
from jangkau.report.weekly import published, standing_known


def check(data: Path, say: Say) -> Iterator[dict]:
    """A line for what was mended, then one for each publishing: where it stands and what of it is damaged. Raises Refused."""
    reports = Reports(data)
    if not reports.folder.exists():
        return
    recovered, aside = recover(reports), set_aside(reports)
    if recovered or aside:
        message = say("report.check.mended", n=len(recovered), lines=", ".join(map(str, aside)) or "-")
        yield {"recovered": [list(entry.key) for entry in recovered], "set_aside": aside, "message": message, "fine": not aside}
    newest = {entry.key for entry in reports.latest()}
    for entry in reports.entries():
        reasons = [refused.said(say) for refused in damage(reports, entry)]
        if entry.key in newest and not reasons and not entry.withdrawn_at:
            published(data, entry)
            keep(reports, entry)
        yield {"week": entry.week, "province": entry.province, "bakorwil": entry.bakorwil, "number": entry.number,
               "standing": standing_known(reports, entry), "message": "\n".join(reasons), "fine": not reasons}  # fmt: skip


def damage(reports: Reports, entry: Published) -> Iterator[Refused]:
    """What keeps a publishing from being read as it was published."""
    readings: list[Callable[[], object]] = [partial(reports.values, entry)]
    readings += [partial(reports.file, entry, name) for name in entry.files]
    for read in readings:
        try:
            read()
        except Refused as refused:
            yield refused


def remarks(reports: Reports, say: Say) -> list[str]:
    """What a reader of the published weeks has to know: lines of the ledger that cannot be read, by file and number."""
    broken = reports.known().broken
    where = f"{reports.folder.name}/{reports.ledger.name}"
    return [say("report.ledger.broken", n=len(broken), file=where, lines=", ".join(map(str, broken)))] if broken else []
