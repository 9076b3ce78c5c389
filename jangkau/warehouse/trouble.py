"""What stops an office: a code, the place it is about, and the way out, said in the reader's language."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
SAID = {  # what the database says where the system says an errno
    "full": ("No space left on device", "Disk quota exceeded", "File too large", "Could not write all bytes"),
    "no_access": ("Permission denied", "Read-only file system", "Operation not permitted"),
    "snapshot_broken": ("Corrupt database file", "checksum", "Could not read", "not a valid DuckDB", "deserialize"),
}


class Trouble(Exception):
    """Something on the disk that stops the work, and nothing is lost by it: a code of locales (trouble.CODE) and its place."""

    def __init__(self, code: str, place: Path | str, **about: object) -> None:
        super().__init__(code, str(place))
        self.code, self.place, self.about = code, str(place), about

    def said(self, say) -> str:
        """What is the matter, where, and what to do."""
        return say(f"trouble.{self.code}", place=self.place, **self.about)

    def as_json(self, say) -> dict:
        """code, place, what else is known of it, and what to do in words."""
        return {"code": self.code, "place": self.place, **self.about, "what_to_do": self.said(say)}


@contextmanager
def disk_trouble(place: Path) -> Iterator[None]:
    """A full or closed disk as Trouble with its folder or file; `place` where the system names none."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        code = code_of(error)
        if code is None:
            raise
        raise Trouble(code, getattr(error, "filename", None) or place) from error


def code_of(error: OSError | duckdb.Error) -> str | None:
    """full, no_access or snapshot_broken; None for what is no matter of the disk."""
    if isinstance(error, duckdb.Error):
        return next((code for code, words in SAID.items() if any(word in str(error) for word in words)), None)
    return "full" if error.errno in FULL else "no_access" if error.errno in CLOSED else None
