"""A warehouse that lies elsewhere: a bucket or a shared folder, as few verbs, so that sending and fetching know neither.

WAREHOUSE_URL=s3://bucket/prefix or file:///folder: this process reads the warehouse there, and loads nothing (ducklake:postgres:…
is a lake, lake.py).
JANGKAU_PUBLISH_TO=s3://… or file:///…: whoever loads sends each version there. Credentials come from the environment alone.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from jangkau.warehouse.trouble import Trouble

READS, SENDS = "WAREHOUSE_URL", "JANGKAU_PUBLISH_TO"
CURRENT = "CURRENT"


class Place(Protocol):
    """Files by name. Every verb raises Trouble where the place cannot be reached or does not allow it."""

    url: str

    def read(self, name: str) -> bytes | None:
        """A small file; None where there is none."""

    def fetch(self, name: str, target: Path) -> bool:
        """Bring a large file; False where there is none."""

    def write(self, name: str, content: bytes) -> None:
        """Put a small file in its place, whole or not at all."""

    def send(self, name: str, source: Path) -> None:
        """The same for a large one."""

    def names(self) -> list[str]:
        """The files there."""

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""


class SharedFolder:
    """A folder that several machines see."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.url = folder, folder.as_uri()

    def read(self, name: str) -> bytes | None:
        with self._asked(), suppress(FileNotFoundError):
            return (self.folder / name).read_bytes()
        return None

    def fetch(self, name: str, target: Path) -> bool:
        with self._asked(), suppress(FileNotFoundError):
            shutil.copyfile(self.folder / name, target)
            return True
        return False

    def write(self, name: str, content: bytes) -> None:
        with self._asked():
            arriving = self._arriving(name)
            arriving.write_bytes(content)
            self._arrived(arriving, name)

    def send(self, name: str, source: Path) -> None:
        with self._asked():
            arriving = self._arriving(name)
            shutil.copyfile(source, arriving)
            self._arrived(arriving, name)

    def names(self) -> list[str]:
        with self._asked(), suppress(FileNotFoundError):
            return sorted(path.name for path in self.folder.iterdir())
        return []

    def remove(self, name: str) -> None:
        with self._asked():
            (self.folder / name).unlink(missing_ok=True)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """A mount that is gone, full or closed is no matter of this machine's disk."""
        try:
            yield
        except OSError as error:
            raise Trouble("elsewhere_unreachable", self.url, why=error.strerror or type(error).__name__) from error

    def _arriving(self, name: str) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f".{name}.arriving"

    def _arrived(self, arriving: Path, name: str) -> None:
        with arriving.open("rb") as file:
            os.fsync(file.fileno())
        arriving.replace(self.folder / name)


def place_of(url: str) -> Place:
    """The place of an address. Raises Trouble for one that is none; whatever secret it holds is not said.

    >>> place_of("file:///srv/jangkau").url
    'file:///srv/jangkau'
    """
    told = urlsplit(url)
    if told.scheme == "file" and told.path.startswith("/") and not told.netloc:
        return SharedFolder(Path(unquote(told.path)))
    if told.scheme == "s3" and told.netloc and "@" not in told.netloc and not told.query:
        from jangkau.warehouse.bucket import Bucket

        return Bucket(told.netloc, told.path.strip("/"))
    raise Trouble("elsewhere_address", f"{told.scheme}://…" if told.scheme else "…")


def read_from() -> str | None:
    """Where this process reads its warehouse, where that is not its own data folder."""
    url = os.environ.get(READS, "")
    return url if url and not in_a_lake(url) else None


def in_a_lake(url: str) -> bool:
    """Whether an address names a lake (lake.py): a warehouse that is read and written by several machines."""
    return url.startswith("ducklake:")


def refuse_reader() -> None:
    """Whoever reads a warehouse elsewhere writes none. Raises Trouble."""
    if url := read_from():
        raise Trouble("reads_only", place_of(url).url)


def sent_to() -> str | None:
    """Where whoever loads sends each version to."""
    return os.environ.get(SENDS) or None


def shared_warehouse() -> Path | None:
    """The folder that a dashboard reads in place, without a copy and without writing there."""
    url = read_from()
    if not url or not url.startswith("file:"):
        return None
    place = place_of(url)
    return place.folder if isinstance(place, SharedFolder) else None
