"""What loading a file would do, before anything is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from etl.keep.doubts import doubt, ends_too_early
from etl.keep.rooms import room
from etl.keep.store import import_id_of, is_published, outdated, reading
from etl.model import FileRefused, Issue
from etl.read.importers.base import Header
from etl.read.opening import open_paths
from etl.read.reading import Reading, Stopped, read
from etl.read.source import Source
from etl.receipt import Answer
from etl.registry.files import CONTENTS, RegistryReading, read_registry, with_strangers
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.vocabulary import POST_MEASURES

SQL = Path(__file__).parent / "sql"
COMPARED = 50_000  # rows that are compared with those in force at once


@dataclass(frozen=True)
class Sample:
    """One value as it was read: an account's metric on a day, or a post's first measure. `what`: metric or measure."""

    line: int
    account: str
    day: date | None
    what: str
    value: float | None
    post_id: str | None = None


@dataclass(frozen=True)
class Changes:
    """Values (days) or posts that a file would bring: not there yet, other than those in force, the same, or older
    than those in force and therefore kept in reserve."""

    new: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0


@dataclass(frozen=True)
class Preview:
    """One file as it would be loaded. state: fresh, already, withdrawn, set_aside or refused; `path` tells the file apart.

    content: export, or the registry list that the file is: accounts, events, attendance or themes.
    A sheet of millions of rows is counted only while it is loaded: `counted` is False then.
    """

    path: Path
    file: str
    state: str
    importer: str | None = None
    account: str | None = None
    platforms: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    rows_read: int = 0
    loaded: int = 0
    refused: int = 0
    ignored: tuple[tuple[str, int], ...] = ()
    period: tuple[date, date] | None = None
    issues: tuple[Issue, ...] = ()
    samples: tuple[Sample, ...] = ()
    changes: Changes = Changes()
    unregistered: tuple[str, ...] = ()
    counted: bool = True
    content: str = "export"


class Registered(NamedTuple):
    """A registered account's name and place; without a regency it stands at province level."""

    name: str
    province_code: str
    regency_code: str | None


def preview(
    folders: Folders,
    paths: Iterable[Path],
    answers: Mapping[Path, Answer] = MappingProxyType({}),
    now: datetime | None = None,
) -> Iterator[Preview]:
    """Read files, folders and zips as `load` would at a moment (UTC) and yield a Preview of each; nothing is kept."""
    with room() as into:
        for path in paths:
            for source in open_paths([path], into):
                if not isinstance(source, Source):
                    yield Preview(path, source[0], "refused", issues=(source[1].issue,))
                    continue
                if content := registry_content(source):
                    yield _preview_registry(folders, path, source, read_registry(source, content))
                    continue
                answer = answers.get(path, Answer())
                yield _preview(
                    folders, path, source, read(source, answer.chosen, answer.exported_on, now, answer.figure), answer.sure
                )


def _preview(folders: Folders, path: Path, source: Source, found: Reading | Stopped, sure: bool = False) -> Preview:
    importer = found.importer
    known = {
        "importer": importer.name if importer else None,
        "platforms": tuple(sorted(importer.platforms(source))) if importer else (),
        "told": tuple(sorted(map(str, importer.accounts(source)))) if importer and not importer.sets_aside else (),
        "account": str(found.account) if found.account else None,
    }
    if isinstance(found, Stopped):
        return Preview(path, source.label, "refused", issues=found.issues, **known)
    counts = {
        "rows_read": found.rows_read, "loaded": found.loaded, "refused": found.refused,
        "ignored": tuple(sorted(found.ignored.items())), "period": found.period, "issues": found.issues,
        "counted": not found.large,
    }  # fmt: skip
    if importer.sets_aside:
        return Preview(path, source.label, "set_aside", **known, **counts)
    import_id = import_id_of(source.sha256, known["account"])
    standing, changes, unregistered = "fresh", Changes(new=_size(found)), tuple(map(str, found.accounts))
    doubted = None if sure else ends_too_early(found)
    if is_published(folders):
        with reading(folders) as connection:
            row = connection.execute("SELECT state FROM imports WHERE import_id = ?", [import_id]).fetchone()
            standing = {"loaded": "already", "withdrawn": "withdrawn", "unread": "fresh"}.get(row[0] if row else "", "fresh")
            registered = {account for (account,) in connection.execute("SELECT account FROM accounts").fetchall()}
            unregistered = tuple(account for account in unregistered if account not in registered)
            changes = _changes(connection, found)
            if not sure and not outdated(folders):  # a snapshot of an earlier program lacks what is asked for
                doubted = doubt(connection, found)
    if doubted and standing == "fresh":
        return Preview(path, source.label, "refused", issues=(doubted,), **known)
    return Preview(
        path, source.label, standing, samples=samples(found), changes=changes, unregistered=unregistered, **known, **counts
    )  # fmt: skip


def registry_content(source: Source) -> str | None:
    """The registry list that a file is by its columns: accounts, events, attendance or themes; None for all others."""
    if source.spreadsheet or source.large:
        return None
    try:
        header = Header(source.header)
    except FileRefused:
        return None
    return next((name for name, content in CONTENTS.items() if all(header.has((column,)) for column in content.required)), None)


def _preview_registry(folders: Folders, path: Path, source: Source, found: RegistryReading) -> Preview:
    known = {"importer": found.content, "content": found.content, "issues": found.issues}
    if found.stopped:
        return Preview(path, source.label, "refused", **known)
    if found.content == "events":
        known["issues"] = with_strangers(found, registered(folders)).issues
    standing = "already" if is_published(folders) and _newest(folders, found.content) == source.sha256 else "fresh"
    ignored = tuple(sorted((found.ignored or {}).items()))
    return Preview(
        path, source.label, standing, rows_read=found.rows_read, loaded=found.loaded, refused=found.refused, ignored=ignored,
        changes=Changes(new=found.loaded), **known,
    )  # fmt: skip


def _newest(folders: Folders, content: str) -> str | None:
    """The SHA-256 of the newest list of its kind that is in force."""
    asked = "SELECT sha256 FROM imports WHERE content = ? AND state = 'loaded' ORDER BY import_no DESC LIMIT 1"
    with reading(folders) as connection:
        row = connection.execute(asked, [content]).fetchone()
    return row[0] if row else None


def registered(folders: Folders) -> dict[str, Registered]:
    """Every registered account, with its name and place; empty in an empty office."""
    if not is_published(folders):
        return {}
    asked = "SELECT account, name, province_code, regency_code FROM accounts ORDER BY account"
    with reading(folders) as connection:
        return {account: Registered(*told) for account, *told in connection.execute(asked).fetchall()}


def _size(found: Reading) -> int:
    return sum(len(row.days) + bool(row.post) for row in found.rows)


def _changes(connection, found: Reading) -> Changes:
    days = ((str(v.account), v.day, v.metric, v.value) for row in found.rows for v in row.days)
    posts = (
        (str(row.post.account), row.post.post_id, *(row.post.measures.get(name) for name in POST_MEASURES))
        for row in found.rows
        if row.post
    )
    counted = Counter()
    for question, rows, columns in (
        ("changes_days", days, ["account", "day", "metric", "value"]),
        ("changes_posts", posts, ["account", "post_id", *POST_MEASURES]),
    ):
        asked = (SQL / f"{question}.sql").read_text(encoding="utf-8")
        while some := list(islice(rows, COMPARED)):
            connection.register("arriving", pd.DataFrame(some, columns=columns, dtype=object))
            counted.update(dict(connection.execute(asked, {"as_of": found.as_of}).fetchall()))
            connection.unregister("arriving")
    return Changes(**counted)


def samples(found: Reading, most: int = 3) -> tuple[Sample, ...]:
    """The first, the middle and the last value that were read, for a person to compare with the platform's screen."""
    places = sorted({0, found.loaded // 2, found.loaded - 1})[:most]
    taken = []
    for place, row in enumerate(found.rows):
        if place not in places:
            continue
        if row.post:
            measure, value = next(iter(row.post.measures.items()), ("views", None))
            taken.append(Sample(row.line, str(row.post.account), row.post.published_on, measure, value, row.post.post_id))
        elif row.days:
            value = row.days[0]
            taken.append(Sample(row.line, str(value.account), value.day, value.metric, value.value))
    return tuple(taken)
