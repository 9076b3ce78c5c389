"""The files that a person has laid down but not loaded yet: a private room on disk, what was read, what was answered."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from weakref import finalize

from etl.keep.mappings import ASKED
from etl.keep.preview import Preview
from etl.keep.preview import preview as preview_files
from etl.keep.rooms import close_room, open_room
from etl.model import Account, FileRefused
from etl.read.opening import open_paths
from etl.read.source import Source
from etl.receipt import Answer, Receipt
from jangkau.ui.session import now
from jangkau.warehouse.folders import Folders

DOUBTS = {
    "same_file_other_account", "same_owner_other_account", "same_series_other_account", "export_day_far", "export_year_doubtful",
}  # fmt: skip
QUESTIONS = DOUBTS | {
    "account_needed", "account_two", "account_differs", "platform_differs", "export_date_needed", "figure_needed",
} | ASKED  # fmt: skip
GROUPS = ("asking", "ready", "already", "set_aside", "unreadable")
NAME_LENGTH = 120
UPLOADED = "unggahan"  # the folder that the ledger names for a file that came alone
NOBODY = "-"  # the handle under which a file is read only to see what is in it


@dataclass(frozen=True)
class Placed:
    """One file in the room. number: tells it apart on the page; label: what it is called, a zip's file with the zip."""

    number: int
    path: Path
    label: str
    sha256: str


Laid = tuple[Placed, Preview]


@dataclass
class Desk:
    """One person's files on their way in. `glimpses` show what is in a file whose account is still asked."""

    room: Path = field(default_factory=open_room)
    files: dict[Path, Placed] = field(default_factory=dict)
    previews: dict[Path, Preview] = field(default_factory=dict)
    glimpses: dict[Path, Preview] = field(default_factory=dict)
    answers: dict[Path, Answer] = field(default_factory=dict)
    placed_so_far: int = 0
    receipts: list[tuple[Preview, Receipt]] = field(default_factory=list)

    def __post_init__(self) -> None:
        finalize(self, close_room, self.room)  # the reader has gone, and the session with the desk

    def take(self, name: str, content: BinaryIO) -> None:
        """Write an uploaded file into the room; a zip's files one by one, within the limits of etl.source."""
        path = self._place(name, UPLOADED)
        with path.open("wb") as file:
            while chunk := content.read(1 << 20):
                file.write(chunk)
        sources = list(open_paths([path], self.room)) or [(name, FileRefused("empty"))]
        for source in sources:
            if isinstance(source, Source):
                self._keep_source(source, path)
            else:
                refused = self._place(source[0], UPLOADED)
                self._keep(refused, source[0])
                self.previews[refused] = Preview(refused, source[0], "refused", issues=(source[1].issue,))
        if path not in self.files:
            path.unlink()

    def _keep_source(self, source: Source, uploaded: Path) -> None:
        """A file that came alone stays where it is; a zip's file gets a place of its own."""
        if source.path != uploaded:
            path = self._place(source.name, source.folder.rpartition("/")[2])
            source.path.replace(path)
            self._keep(path, source.label)
        else:
            self._keep(uploaded, source.label)

    def _place(self, name: str, folder: str) -> Path:
        """A new place in the room. Importers may look at the names of file and folder, so both stay, made harmless."""
        self.placed_so_far += 1
        path = self.room / str(self.placed_so_far) / harmless_name(folder) / harmless_name(name)
        path.parent.mkdir(parents=True)
        return path

    def _keep(self, path: Path, label: str) -> None:
        digest = Source(path, label).sha256 if path.exists() else ""
        self.files[path] = Placed(int(path.parts[-3]), path, label, digest)

    def read(self, folders: Folders, progress: Callable[[int, int, str], None] = lambda done, all_, name: None) -> None:
        """Preview every file that has not been read since it came, or since its answer changed."""
        unread = [placed for path, placed in self.files.items() if path not in self.previews]
        for done, placed in enumerate(unread):
            progress(done, len(unread), placed.label)
            self.previews[placed.path] = self._preview(folders, placed.path, self.answers.get(placed.path, Answer()))
            asked = self.previews[placed.path]
            if question(asked) == "account_needed" and asked.platforms:
                nobody = Answer(Account(asked.platforms[0], NOBODY), sure=True)
                self.glimpses[placed.path] = self._preview(folders, placed.path, nobody)

    def _preview(self, folders: Folders, path: Path, answer: Answer) -> Preview:
        return next(preview_files(folders, [path], {path: answer}, now()))

    def answer(self, paths: Iterable[Path], answer: Answer | None) -> None:
        """What a person says of files, or None to ask them again; they are read anew."""
        for path in paths:
            self.previews.pop(path, None)
            self.glimpses.pop(path, None)
            if answer:
                self.answers[path] = answer
            else:
                self.answers.pop(path, None)

    def put_away(self, paths: Iterable[Path]) -> None:
        """Take files off the desk and out of the room."""
        for path in list(paths):
            del self.files[path]
            self.answer([path], None)
            path.unlink(missing_ok=True)

    def read_again(self) -> None:
        """Forget what was read, because what is in force has changed; what cannot be read stays so."""
        self.previews = {path: preview for path, preview in self.previews.items() if preview.state == "refused"}

    def close(self, laid: list[Laid], receipts: list[Receipt]) -> None:
        """After loading: the receipts stay, what was loaded is put away, the rest is read again."""
        self.receipts = [(preview, receipt) for (_, preview), receipt in zip(laid, receipts, strict=True)]
        done = zip(laid, receipts, strict=True)
        self.put_away([placed.path for (placed, _), receipt in done if receipt.state != "refused"])
        self.read_again()

    def groups(self) -> dict[str, list[Laid]]:
        """The files that have been read, by group: asking, ready, already, set_aside, unreadable."""
        groups: dict[str, list[Laid]] = {group: [] for group in GROUPS}
        seen = set()
        for path, placed in self.files.items():
            if path in self.previews:
                preview = self.previews[path]
                same = (placed.sha256, preview.account)
                groups[group_of(preview, same in seen)].append((placed, preview))
                seen.add(same)
        return groups


def question(preview: Preview) -> str | None:
    """What a file still asks, by the code of its refusal; None where it asks nothing."""
    code = preview.issues[0].code if preview.state == "refused" and preview.issues else None
    return code if code in QUESTIONS else None


def group_of(preview: Preview, twice: bool = False) -> str:
    """Which group of the page a file stands in. twice: the same bytes are on the desk before it."""
    if preview.state == "refused":
        return "asking" if question(preview) else "unreadable"
    if preview.state == "set_aside":
        return "set_aside"
    return "already" if preview.state == "already" or twice else "ready"


def harmless_name(name: str) -> str:
    """A file's own name without any way, control characters or a leading dot; short enough for every disk.

    >>> harmless_name("../../etc/passwd"), harmless_name("C:\\\\x\\\\Views (1).csv"), harmless_name("..")
    ('passwd', 'Views (1).csv', 'berkas')
    """
    plain = re.sub(r"[\x00-\x1f\x7f]", "", PurePosixPath(name.replace("\\", "/")).name).lstrip(".").strip()
    stem, dot, suffix = plain.rpartition(".")
    short = plain if len(plain) <= NAME_LENGTH else (stem or plain)[: NAME_LENGTH - 10] + dot + suffix[:9]
    return short if short.strip(". ") else "berkas"
