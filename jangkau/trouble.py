"""What stops an office: a code, the place it is about, and the way out, said in the reader's language."""

import errno
import os
import sqlite3
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
UNUSABLE = {errno.EIO, errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ESTALE, errno.ENXIO}
SQLITE = {  # what the file of people says where the system says an errno
    sqlite3.SQLITE_FULL: "full", sqlite3.SQLITE_READONLY: "no_access", sqlite3.SQLITE_CANTOPEN: "no_access",
    sqlite3.SQLITE_PERM: "no_access", sqlite3.SQLITE_BUSY: "busy", sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_CORRUPT: "access_broken", sqlite3.SQLITE_NOTADB: "access_broken", sqlite3.SQLITE_IOERR: "access_broken",
    sqlite3.SQLITE_ERROR: "access_broken",  # a table is gone
}  # fmt: skip


class Trouble(Exception):
    """Something on the disk that stops the work, and nothing is lost by it: a code of locales (trouble.CODE) and its place."""

    def __init__(self, code: str, place: Path | str, /, **about: object) -> None:
        super().__init__(code, str(place))
        self.code, self.place, self.about = code, str(place), about

    def said(self, say) -> str:
        """What is the matter, where, and what to do."""
        return say(f"trouble.{self.code}", place=self.place, **self.about)

    def as_json(self, say) -> dict:
        """code, place, what else is known of it, and what to do in words."""
        about = {name: str(value) if isinstance(value, Path) else value for name, value in self.about.items()}
        return {"code": self.code, "place": self.place, **about, "what_to_do": self.said(say)}


def told_by_system(error: OSError) -> str | None:
    """full, no_access or unusable; None for what is no matter of the disk."""
    if error.errno in FULL:
        return "full"
    return "no_access" if error.errno in CLOSED else "unusable" if error.errno in UNUSABLE else None


def of_system(error: OSError, place: Path | str) -> Trouble:
    """What the system says, with the file that it names, else the place."""
    code, place = told_by_system(error) or "unusable", error.filename or place
    why = {"why": os.strerror(error.errno) if error.errno else str(error)} if code == "unusable" else {}
    return Trouble(code, os.fsdecode(place) if isinstance(place, bytes) else place, **why)


def of_sqlite(error: sqlite3.Error, file: Path) -> Trouble | None:
    """What stops the file of people; None for what is no matter of the file."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or (code == sqlite3.SQLITE_ERROR and "no such" not in str(error)):
        return None
    return Trouble(SQLITE[code & 0xFF], file) if code & 0xFF in SQLITE else None
