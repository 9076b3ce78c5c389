"""What loading a registry list would do, before anything is kept."""

import hashlib
from pathlib import Path

from etl.keep.changes import Changes
from etl.keep.previewed import Preview
from etl.keep.registered import registered
from etl.keep.snapshots import is_published
from etl.keep.snapshots import reading as reading_of
from etl.keep.tombstones import erased
from etl.model import FileRefused, Issue
from etl.read.importers.header import Header
from etl.read.source import Source
from etl.registry.files import CONTENTS, read_registry, with_strangers
from etl.registry.used import used_alone
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN


def registry_content(source: Source) -> str | None:
    """The registry list that a file is by its columns: accounts, events, attendance or themes; None for all others."""
    if source.spreadsheet or source.large:
        return None
    try:
        header = Header(source.header)
    except FileRefused:
        return None
    return next((name for name, content in CONTENTS.items() if all(header.has((column,)) for column in content.required)), None)


def preview_list(folders: Folders, path: Path, source: Source, content: str) -> Preview:
    """A registry list as it would be loaded."""
    reading = read_registry(source, content)
    if reading.stopped:
        return Preview(path, source.label, "refused", content, content=content, issues=reading.issues)
    used = used_alone(source, content)
    digest = hashlib.sha256(used).hexdigest() if used else source.sha256
    if digest in erased(folders):
        return Preview(path, source.label, "refused", content, content=content, issues=(Issue(None, None, None, FORGOTTEN),))
    if content == "events":
        reading = with_strangers(reading, registered(folders))
    return Preview(
        path, source.label, "already" if _newest(folders, content) == digest else "fresh", content, content=content,
        rows_read=reading.rows_read, loaded=reading.loaded, refused=reading.refused, issues=reading.issues,
        ignored=tuple(sorted((reading.ignored or {}).items())), changes=Changes(new=reading.loaded),
    )  # fmt: skip


def _newest(folders: Folders, content: str) -> str | None:
    """The SHA-256 of the newest list of its kind that is in force."""
    if not is_published(folders):
        return None
    query = "SELECT sha256 FROM imports WHERE content = ? AND state = 'loaded' ORDER BY import_no DESC LIMIT 1"
    with reading_of(folders) as connection:
        newest = connection.execute(query, [content]).fetchall()
    return newest[0][0] if newest else None
