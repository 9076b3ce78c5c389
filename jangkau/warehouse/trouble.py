"""What stops an office where the database or the disk says it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from jangkau.trouble import Trouble as Trouble
from jangkau.trouble import of_system, told_by_system

SAID = {  # what the database says where the system says an errno
    "full": ("No space left on device", "Disk quota exceeded", "File too large", "Could not write all bytes"),
    "no_access": ("Permission denied", "Read-only file system", "Operation not permitted"),
    "snapshot_broken": ("Corrupt database file", "checksum", "Could not read", "not a valid DuckDB", "deserialize"),
}


@contextmanager
def disk_trouble(place: Path) -> Iterator[None]:
    """A disk that is full, closed or broken as Trouble with its folder or file; `place` where the system names none."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        code = code_of(error)
        if code is None:
            raise
        raise of_system(error, place) if isinstance(error, OSError) else Trouble(code, place) from error


def code_of(error: OSError | duckdb.Error) -> str | None:
    """full, no_access, unusable or snapshot_broken; None for what is no matter of the disk."""
    if isinstance(error, duckdb.Error):
        return next((code for code, words in SAID.items() if any(word in str(error) for word in words)), None)
    return told_by_system(error)
