"""The files that a person has laid down but not loaded yet: a private room on disk, what was read, what was answered."""

import re
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from etl.keep.preview import preview as preview_files
from etl.keep.previewed import Preview
from etl.model import Account, FileRefused, Issue
from etl.read.opening import open_paths
from etl.read.source import Source
from etl.read.zips import readable
from etl.receipt import Answer, Receipt
from jangkau.ui.session import now
from jangkau.ui.upload.states import GROUPS, group_of, question
from jangkau.ui.upload.suggested import suggested
from jangkau.warehouse.folders import Folders

NAME_LENGTH = 120
UPLOADED = "unggahan"  # the folder that the ledger names for a file that came alone
NOBODY = "-"  # the handle under which a file is read only to see what is in it


@dataclass(frozen=True)
class Placed:
    """One file in the room.

    number: tells it apart on the page; label: what it is called, with its way in a zip or folder; at: when it came (seconds);
    refused: why it could not be taken out of its zip.
    """

    number: int
    path: Path
    label: str
    sha256: str
    at: float = 0
    refused: Issue | None = None


Laid = tuple[Placed, Preview]


@dataclass
class Desk:
    """One person's files on their way in. `glimpses` show what is in a file whose account is still asked.

    noted: called whenever files or answers have changed, to keep them on disk.
    """

    room: Path
    noted: Callable[["Desk"], None] = lambda desk: None
    files: dict[Path, Placed] = field(default_factory=dict)
    previews: dict[Path, Preview] = field(default_factory=dict)
    glimpses: dict[Path, Preview] = field(default_factory=dict)
    answers: dict[Path, Answer] = field(default_factory=dict)
    placed_so_far: int = 0
    receipts: list[tuple[Preview, Receipt]] = field(default_factory=list)
    batch: str | None = None  # the one that was loaded last
    who: str = ""  # whose name stands in the ledger for what is loaded here

    def signed(self, who: str) -> None:
        """Whoever works here gives their name."""
        if who != self.who:
            self.who = who
            self.noted(self)

    def take(self, name: str, content: BinaryIO) -> None:
        """Write an uploaded file into the room; a zip's files one by one, within the limits of etl.source.

        name: with its folders, where a whole folder was chosen.
        """
        way = PurePosixPath(name.replace("\\", "/"))
        path = self._place(way.name, way.parent.name or UPLOADED)
        with path.open("wb") as file:
            while chunk := content.read(1 << 20):
                file.write(chunk)
        sources = list(open_paths([path], self.room)) or [(name, FileRefused("empty"))]
        for source in sources:
            if isinstance(source, Source):
                self._keep_source(source, path, str(way))
            else:
                self._keep(self._place(source[0], UPLOADED), source[0], source[1].issue)
        if path not in self.files:
            path.unlink()
        self.noted(self)

    def _keep_source(self, source: Source, uploaded: Path, name: str) -> None:
        """A file that came alone stays where it is; a zip's file gets a place of its own."""
        if source.path != uploaded:
            path = self._place(source.name, source.folder.rpartition("/")[2])
            source.path.replace(path)
            self._keep(path, source.label)
        else:
            self._keep(uploaded, readable(name))

    def _place(self, name: str, folder: str) -> Path:
        """A new place in the room. Importers may look at the names of file and folder, so both stay, made harmless."""
        while True:
            self.placed_so_far += 1
            path = self.room / str(self.placed_so_far) / harmless_name(folder) / harmless_name(name)
            self.room.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.parents[1].exists():  # another tab of the same person may be at work
                path.parent.mkdir(parents=True, mode=0o700)
                return path

    def _keep(self, path: Path, label: str, refused: Issue | None = None) -> None:
        digest = Source(path, label).sha256 if path.exists() else ""
        self.lay(Placed(int(path.parts[-3]), path, label, digest, time.time(), refused))

    def lay(self, placed: Placed) -> None:
        """Lay a file on the desk; what could not be taken out of its zip needs no reading."""
        self.files[placed.path] = placed
        if placed.refused:
            self.previews[placed.path] = Preview(placed.path, placed.label, "refused", issues=(placed.refused,))

    def read(self, folders: Folders, progress: Callable[[int, int, str], None] = lambda done, all_, name: None) -> None:
        """Preview every file that has not been read since it came, or since its answer changed."""
        unread = [placed for path, placed in list(self.files.items()) if path not in self.previews]
        paths = [placed.path for placed in unread]
        reading = preview_files(folders, paths, dict(self.answers), now())
        for done, placed in enumerate(unread):
            progress(done, len(unread), placed.label)
            asked = next(reading)
            if question(asked) == "account_needed" and asked.platforms:
                nobody = {placed.path: Answer(Account(asked.platforms[0], NOBODY), sure=True)}
                self.glimpses[placed.path] = next(preview_files(folders, [placed.path], nobody, now()))
            if placed.path in self.files:
                self.previews[placed.path] = asked

    def suggestions(self, known: Iterable[str], names: dict[str, str]) -> dict[Path, Account]:
        """Whose the files may be that ask it: by handles and names in their folders and names."""
        asking = [(placed, preview) for placed, preview in self.groups()["asking"] if question(preview) == "account_needed"]
        accounts = sorted({*known, *self.accounts()})
        offers = ((placed.path, suggested(placed.label, preview.platforms, accounts, names)) for placed, preview in asking)
        return {path: account for path, account in offers if account}

    def accounts(self) -> set[str]:
        """The accounts of the files on the desk, as they say themselves and as was answered."""
        said = {str(answer.chosen) for answer in self.answers.values() if answer.chosen}
        return said | {preview.account for preview in self.previews.values() if preview.account}

    def answer(self, said: dict[Path, Answer]) -> None:
        """What a person says of files; what was not asked this time stays as it was answered before. They are read anew."""
        for path, answer in said.items():
            before = self.answers.get(path, Answer())
            self._forget(path)
            self.answers[path] = Answer(
                answer.chosen or before.chosen, answer.exported_on or before.exported_on, answer.figure or before.figure,
                answer.sure or before.sure,
            )  # fmt: skip
        self.noted(self)

    def ask_again(self, paths: Iterable[Path]) -> None:
        """Forget what was answered of files; they are read anew."""
        for path in paths:
            self._forget(path)
        self.noted(self)

    def _forget(self, path: Path) -> None:
        if path in self.files and not self.files[path].refused:
            self.previews.pop(path, None)
        self.glimpses.pop(path, None)
        self.answers.pop(path, None)

    def put_away(self, paths: Iterable[Path]) -> None:
        """Take files off the desk and out of the room."""
        for path in list(paths):
            if placed := self.files.pop(path, None):
                self.previews.pop(path, None)
                self._forget(path)
                shutil.rmtree(self.room / str(placed.number), ignore_errors=True)
        self.noted(self)

    def read_again(self) -> None:
        """Forget what was read, because what is in force has changed; what cannot be read stays so."""
        self.previews = {path: preview for path, preview in self.previews.items() if preview.state == "refused"}

    def close(self, laid: list[Laid], receipts: list[Receipt]) -> None:
        """After loading: the receipts stay, what was loaded is put away, the rest is read again."""
        self.receipts = [(preview, receipt) for (_, preview), receipt in zip(laid, receipts, strict=True)]
        self.batch = next((receipt.batch for receipt in receipts if receipt.state == "loaded"), None)
        done = zip(laid, receipts, strict=True)
        self.put_away([placed.path for (placed, _), receipt in done if receipt.state != "refused"])
        self.read_again()

    def groups(self) -> dict[str, list[Laid]]:
        """The files that have been read, by group: asking, ready, already, set_aside, unreadable."""
        groups: dict[str, list[Laid]] = {group: [] for group in GROUPS}
        seen = set()
        for path, placed in list(self.files.items()):
            if path in self.previews:
                preview = self.previews[path]
                same = (placed.sha256, preview.account)
                groups[group_of(preview, same in seen)].append((placed, preview))
                seen.add(same)
        return groups


def harmless_name(name: str) -> str:
    """A file's own name without any way, control characters or a leading dot; short enough for every disk.

    >>> harmless_name("../../etc/passwd"), harmless_name("C:\\\\x\\\\Views (1).csv"), harmless_name("..")
    ('passwd', 'Views (1).csv', 'berkas')
    """
    plain = re.sub(r"[\x00-\x1f\x7f]", "", PurePosixPath(name.replace("\\", "/")).name).lstrip(".").strip()
    stem, dot, suffix = plain.rpartition(".")
    short = plain if len(plain) <= NAME_LENGTH else (stem or plain)[: NAME_LENGTH - 10] + dot + suffix[:9]
    return short if short.strip(". ") else "berkas"
