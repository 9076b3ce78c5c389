"""Deliveries wait in quarantine until an analyst accepts them: nothing of them is in the archive or in any number.

inbox/<account's hash>/<SHA-256>/<file's own name>    the bytes, as they came
inbox/<account's hash>/<SHA-256>.json                 account, name, at, size, box, and what became of it
"""

import json
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from jangkau.access.boxes import Box
from jangkau.access.store import Access

LARGEST, WAITING = 50 << 20, 20  # bytes of a file; files of an account that may wait
NAME, WHY = 120, 300  # letters
PATIENCE = 60  # seconds for the scanner
CHUNK = 1 << 20


class NotTaken(Exception):
    """Why a file is not taken in, by a code that locales know: too_large, too_many, empty, infected."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Delivery:
    """A file that was sent. state: waiting, loaded or refused; why: what the analyst says of one that was refused."""

    account: str
    name: str
    at: float
    size: int
    box: str
    sha256: str
    state: str = "waiting"
    why: str = ""


def bare(name: str) -> str:
    """A file's own name, without any way and without signs that are not seen.

    >>> bare("C:\\\\x\\\\Views (1).csv"), bare("../../etc/passwd"), bare(".."), bare("a\\x1b[2J.csv")
    ('Views (1).csv', 'passwd', 'berkas', 'a[2J.csv')
    """
    plain = "".join(sign for sign in PurePosixPath(name.replace("\\", "/")).name if sign.isprintable()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    return (plain if len(plain) <= NAME else f"{stem[: NAME - 10]}{dot}{ending[:9]}") or "berkas"


class Inbox:
    """The quarantine of an office."""

    def __init__(self, access: Access) -> None:
        self.access, self.folder = access, access.data / "inbox"

    def take(self, box: Box, name: str, content: BinaryIO) -> Delivery:
        """Keep a file until somebody has looked at it. Raises NotTaken."""
        if len(self.waiting(box.account)) >= WAITING:
            raise NotTaken("too_many")
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix=".", delete=False) as file:
            coming = Path(file.name)
            try:
                mark, size = copied(content, file)
                file.close()
                scanned(coming)
                delivery = Delivery(box.account, bare(name), self.access.now(), size, box.id, mark)
                place = self.path(delivery)
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                coming.replace(place)
                written(self._note(delivery), json.dumps(asdict(delivery)))
            finally:
                coming.unlink(missing_ok=True)
        self.access.change("box_sent", id=box.id)
        return delivery

    def waiting(self, account: str | None = None) -> list[Delivery]:
        """What waits, the oldest first; of one account, or of all."""
        return [delivery for delivery in self.sent(account) if delivery.state == "waiting"]

    def sent(self, account: str | None = None) -> list[Delivery]:
        """What was sent, also what is decided, the oldest first; of one account, or of all."""
        paths = self.folder.glob(f"{folder_of(account) if account else '*'}/*.json")
        notes = (note for path in paths if (note := read(path)))
        return sorted((Delivery(**json.loads(note)) for note in notes), key=lambda delivery: delivery.at)

    def path(self, delivery: Delivery) -> Path:
        """Where its bytes lie."""
        return self.folder / folder_of(delivery.account) / delivery.sha256 / delivery.name

    def decide(self, delivery: Delivery, state: str, why: str = "") -> None:
        """It was accepted, or is not wanted: its bytes go, what became of it stays for whoever sent it."""
        written(self._note(delivery), json.dumps(asdict(replace(delivery, state=state, why=why[:WHY]))))
        shutil.rmtree(self.path(delivery).parent, ignore_errors=True)

    def let_go(self, delivery: Delivery) -> None:
        """It goes with all that is known of it."""
        self._note(delivery).unlink(missing_ok=True)
        shutil.rmtree(self.path(delivery).parent, ignore_errors=True)

    def _note(self, delivery: Delivery) -> Path:
        return self.folder / folder_of(delivery.account) / f"{delivery.sha256}.json"


def written(path: Path, text: str) -> None:
    """Write a note that nobody reads half."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def read(path: Path) -> str:
    """A note; nothing where somebody has accepted its file meanwhile."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def folder_of(account: str) -> str:
    """What an account's folder is called: its name may hold any sign."""
    return sha256(account.encode()).hexdigest()[:16]


def chunks(content: BinaryIO) -> Iterator[bytes]:
    while chunk := content.read(CHUNK):
        yield chunk


def copied(content: BinaryIO, into: IO[bytes]) -> tuple[str, int]:
    """Copy a file; its SHA-256 and how many bytes. Raises NotTaken."""
    mark, size = sha256(), 0
    for chunk in chunks(content):
        size += len(chunk)
        if size > LARGEST:
            raise NotTaken("too_large")
        mark.update(chunk)
        into.write(chunk)
    if not size:
        raise NotTaken("empty")
    return mark.hexdigest(), size


def scanned(path: Path) -> None:
    """Ask the office's scanner, where JANGKAU_SCAN names one (its command; it ends with 0 for a clean file). Raises NotTaken."""
    command = shlex.split(os.environ.get("JANGKAU_SCAN", ""))
    if not command:
        return
    try:
        clean = subprocess.run([*command, str(path)], capture_output=True, timeout=PATIENCE).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        clean = False  # a scanner that does not answer lets nothing in
    if not clean:
        raise NotTaken("infected")
