"""The one file in which people, sessions and invitations are kept: access/access.sqlite in the data folder."""

import os
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jangkau.trouble import Trouble, of_sqlite

SQL = Path(__file__).parent / "sql"
NAMED = re.compile(r"^-- (\w+): ", re.M)
WAITED = 5  # seconds for another process that writes
ADDED = (("people", "organisation"), ("invitations", "organisation"))  # columns since the first program


@lru_cache
def statements() -> dict[str, str]:
    """Every statement by its name: each begins with a line `-- name: what one row is`."""
    questions: dict[str, str] = {}
    for path in sorted(SQL.glob("*.sql")):
        if path.name != "schema.sql":
            _, *parts = NAMED.split(path.read_text(encoding="utf-8"))
            for name, text in zip(parts[::2], parts[1::2], strict=True):
                assert name not in questions, name
                questions[name] = text.partition("\n")[2]
    return questions


def digest(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def token() -> str:
    """A new secret of 256 bits, as it stands in a link or a cookie."""
    return secrets.token_urlsafe(32)


class Access:
    """An office's people and their ways in. Where nobody was ever invited there is no file, and every answer is empty."""

    def __init__(self, data: Path, clock: Callable[[], float] = time.time) -> None:
        self.data, self.folder, self.now = data, data / "access", clock
        self.file, self._looked_at = self.folder / "access.sqlite", False

    @property
    def exists(self) -> bool:
        """Whether anybody was ever invited. Raises Trouble where somebody was, and their file is gone: no door opens by that."""
        if self.file.exists():
            return True
        if (self.folder / "audit.jsonl").exists():
            raise Trouble("access_lost", self.file)
        return False

    @property
    def begun(self) -> bool:
        """Whether there is anybody to lock the door for: a person, or an invitation that works."""
        return self.exists and self.row("anyone") is not None

    def rows(self, name: str, /, **about: object) -> list[sqlite3.Row]:
        """The answer to a named question; :now is this moment."""
        if not self.exists:
            return []
        with self._connected() as connection:
            return connection.execute(statements()[name], {"now": self.now(), **about}).fetchall()

    def row(self, name: str, /, **about: object) -> sqlite3.Row | None:
        """The one row of an answer, or None."""
        return next(iter(self.rows(name, **about)), None)

    def count(self, name: str, /, **about: object) -> int:
        """The answer to a question of one number; 0 in an office without people."""
        row = self.row(name, **about)
        return int(row["count"]) if row else 0

    def fact(self, name: str) -> str | None:
        """A fact about this office's door."""
        row = self.row("fact", name=name)
        return str(row["value"]) if row else None

    def change(self, name: str, /, **about: object) -> int:
        """Do what a named statement says; how many rows it changed."""
        with self.changing() as change:
            return change(name, **about)

    @contextmanager
    def changing(self) -> Iterator[Callable[..., int]]:
        """Several changes, all or none."""
        if not self.exists:
            self._begin()
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield lambda name, /, **about: connection.execute(statements()[name], {"now": self.now(), **about}).rowcount
            except BaseException:
                if connection.in_transaction:  # a disk that is full has ended it already
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def secret(self, name: str) -> bytes:
        """A secret of this office, made when it is first needed."""
        made = token()
        self.change("keep_first", name=name, value=made)
        return (self.fact(name) or made).encode()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with readable(self.file), closing(sqlite3.connect(self.file, timeout=WAITED, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA secure_delete = ON")  # what is taken out does not stay in the file unseen
            self._bring_up_to_date(connection)
            yield connection

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        """Columns that an earlier program did not have yet; two processes may find out at once."""
        for table, column in () if self._looked_at else ADDED:
            known = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
            if known and column not in known:
                with suppress(sqlite3.OperationalError):
                    connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
            self._looked_at = bool(known)

    def _begin(self) -> None:
        """The empty file, for nobody's eyes but the program's own: there at once with all of its tables, or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        coming = self.folder / f".access.{os.getpid()}.arriving"
        coming.unlink(missing_ok=True)
        coming.touch(mode=0o600)
        try:
            with readable(coming), closing(sqlite3.connect(coming)) as connection:
                connection.executescript((SQL / "schema.sql").read_text(encoding="utf-8"))
            with suppress(FileExistsError):  # another process was quicker
                os.link(coming, self.file)
        finally:
            coming.unlink(missing_ok=True)


@contextmanager
def readable(file: Path) -> Iterator[None]:
    """A file of SQLite that is full, closed, in use or broken, as Trouble."""
    try:
        yield
    except sqlite3.Error as error:
        raise of_sqlite(error, file) or error from error
