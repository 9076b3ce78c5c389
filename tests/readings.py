"""What is answered to one file: read for an account that a person chose, and all that it tells."""

from datetime import date, datetime
from pathlib import Path

from etl.model import Account
from etl.read.reading import Reading, Stopped, read
from etl.read.source import Source

EXPORTED, NOW = date(2026, 7, 1), datetime(2026, 9, 1)


def answered(
    path: Path, account: str | None, exported_on: date | None = EXPORTED, folder: str = "", figure: str | None = None,
    now: datetime = NOW,
) -> Reading | Stopped:  # fmt: skip
    """A file, read or refused."""
    return read(Source(path, path.name, folder), account and Account.parse(account), exported_on, now, figure)


def told(answer: Reading | Stopped) -> object:
    """A file's answer: the code of its refusal, or all that it tells."""
    if isinstance(answer, Stopped):
        return answer.issue.code
    if answer.importer.sets_aside:
        return answer.importer.sets_aside
    rows = list(answer.rows)
    days = {f"{value.day} {value.metric}": value.value for row in rows for value in row.days}
    posts = {f"{row.post.published_on} {name}": count for row in rows if row.post for name, count in row.post.measures.items()}
    shares = {f"{share.dimension} {share.value}": share.share for row in rows for share in row.audience}
    return days | posts | shares or [issue.code for issue in answer.issues if issue.refused]
