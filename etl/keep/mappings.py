"""The formats of an office's own: what was said of a sheet's columns and names, recalled when a sheet of its kind comes again.

Each lies in mappings/ of the data folder, a file a format. Every import's line of the ledger holds the mapping that it was
read by, so that making the warehouse again needs none of these.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from etl.model import Account
from etl.read.mapping import Mapping
from etl.read.reading import Reading, Stopped, read
from etl.read.source import Source
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.whole import write_whole

ASKED = {"mapping_needed", "mapping_short", "names_needed"}
FORGOTTEN = ".forgotten"


@dataclass(frozen=True)
class OwnFormat:
    """One of them. id: what it is forgotten by; header: the columns that it is known by."""

    id: str
    header: tuple[str, ...]
    mapping: Mapping
    who: str
    said_at: str
    forgotten: bool = False


def read_mapped(
    folders: Folders, source: Source, chosen: Account | None, exported_on: date | None, now: datetime | None, figure: str | None
) -> Reading | Stopped:
    """Read a file, by what was said of its kind before where it asks for that and nobody has said anything now."""
    answer = read(source, chosen, exported_on, now, figure)
    if isinstance(answer, Stopped) and answer.issue.code in ASKED and (known := recalled(folders, source, answer)):
        given = Mapping.read(figure) or Mapping()
        return read(source, chosen, exported_on, now, given.beside(known.mapping).text())
    return answer


def remember(folders: Folders, reading: Reading, figure: str | None, who: str, now: datetime) -> None:
    """Keep what was said of a file that has been loaded, for the next of its kind; not the account chosen for this one alone."""
    mapping = Mapping.read(figure)
    if mapping is None or not reading.importer.mapped:
        return
    header = reading.importer.kind_of(reading.source)
    path = _path(folders, header)
    before = _kept(path)
    mapping = mapping.beside(before.mapping if before else None)
    _write(path, header, mapping, who, now.isoformat())
    path.with_suffix(FORGOTTEN).unlink(missing_ok=True)


def recalled(folders: Folders, source: Source, stopped: Stopped) -> OwnFormat | None:
    """What was said of a file's kind; None where nothing was, or it was forgotten."""
    known = _kept(_path(folders, stopped.importer.kind_of(source))) if stopped.importer else None
    return known if known and not known.forgotten else None


def own_formats(folders: Folders) -> list[OwnFormat]:
    """All of them, the forgotten ones last."""
    paths = sorted((folders.data / "mappings").glob("*.json")) + sorted((folders.data / "mappings").glob(f"*{FORGOTTEN}"))
    return [known for path in paths if (known := _kept(path))]


def forget(folders: Folders, id: str) -> bool:
    """Ask again when a sheet of this kind comes; what was loaded stays. False where there is no such format."""
    return _renamed(folders, id, ".json", FORGOTTEN)


def remember_again(folders: Folders, id: str) -> bool:
    """Undo the forgetting. False where there is no such format."""
    return _renamed(folders, id, FORGOTTEN, ".json")


def forget_account(folders: Folders, account: Account) -> None:
    """Leave an account out of every format, on request."""
    for path in (folders.data / "mappings").glob("*"):
        known = _kept(path)
        if known and known.mapping.without(account) != known.mapping:
            _write(path, list(known.header), known.mapping.without(account), known.who, known.said_at)


def _write(path: Path, header: list[str], mapping: Mapping, who: str, said_at: str) -> None:
    record = {"header": header, "mapping": json.loads(mapping.text()), "who": who, "said_at": said_at}
    write_whole(path, json.dumps(record, ensure_ascii=False, indent=1).encode())


def _renamed(folders: Folders, id: str, before: str, after: str) -> bool:
    path = folders.data / "mappings" / f"{Path(id).name}{before}"
    if not path.is_file():
        return False
    path.replace(path.with_suffix(after))
    return True


def _path(folders: Folders, header: list[str]) -> Path:
    digest = sha256(json.dumps(header, ensure_ascii=False).encode()).hexdigest()[:8]
    return folders.data / "mappings" / f"{digest}.json"


def _kept(path: Path) -> OwnFormat | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        mapping = Mapping.read(json.dumps(record["mapping"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if mapping is None:
        return None
    return OwnFormat(path.stem, tuple(record["header"]), mapping, record["who"], record["said_at"], path.suffix == FORGOTTEN)
