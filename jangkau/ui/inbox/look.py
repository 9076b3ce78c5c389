"""What a delivery is, before anything of it is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import PurePosixPath

from etl.keep.preview import preview
from etl.keep.previewed import Preview
from etl.load import load
from etl.messages import format_said
from etl.model import Account
from etl.receipt import Answer, Order, Receipt
from jangkau.access.deliveries import Delivery, Inbox
from jangkau.locales import Say
from jangkau.ui.inbox.words import to_sender
from jangkau.ui.session import now
from jangkau.ui.upload.words import SEPARATOR, period_said
from jangkau.warehouse.folders import Folders

ISSUES = 3  # that are told
KEPT = ("fresh", "already")


@dataclass(frozen=True)
class Look:
    """A delivery and what its files are: a zip holds several."""

    delivery: Delivery
    files: tuple[Preview, ...]

    @property
    def clean(self) -> bool:
        """Whether it answers every question itself, and is the sender's own account and nothing else."""
        own = [file for file in self.files if file.state in KEPT]
        return bool(own) and all(self.fine(file) for file in self.files)

    def fine(self, file: Preview) -> bool:
        """Whether one file may be loaded as it is; one that is known and holds nothing to keep harms nobody."""
        own = file.content == "export" and file.account == self.delivery.account
        return file.state == "set_aside" or file.state in KEPT and own


@dataclass(frozen=True)
class Line:
    """A file as it is told: its name, what it is, how many rows it brings, what is wrong with it, what to know besides."""

    file: str
    what: str
    rows: int
    wrong: tuple[str, ...]
    notes: tuple[str, ...]


def account_of(text: str) -> Account:
    """An account from its name in the registry."""
    return Account.of(*text.split(":", 1))


def look_at(folders: Folders, inbox: Inbox, delivery: Delivery) -> Look:
    """Read a delivery as it would be loaded."""
    path = inbox.path(delivery)
    return Look(delivery, tuple(preview(folders, [path], {path: Answer(account_of(delivery.account))}, now())))


def accepted(folders: Folders, inbox: Inbox, delivery: Delivery, who: str) -> list[Receipt]:
    """Load a delivery; the ledger names who accepted it and by which address it came."""
    order = Order(f"{who} · kotak {delivery.box}", now(), account_of(delivery.account))
    receipts = load(folders, [inbox.path(delivery)], order)
    if all(receipt.state != "refused" for receipt in receipts):
        inbox.decide(delivery, "loaded")
    return receipts


def lines(look: Look, say: Say) -> list[Line]:
    """A line for each file, those that something is wrong with first."""
    names = short_names(file.file for file in look.files)
    files = [line(look, file, name, say) for file, name in zip(look.files, names, strict=True)]
    return sorted(files, key=lambda file: not file.wrong)


def summed(lines: Sequence[Line], say: Say) -> str:
    """How many files of a delivery could be read, and how many want another look."""
    fine, wrong = [file for file in lines if not file.wrong], sum(bool(file.wrong) for file in lines)
    read = say("inbox.receipt", n=len(fine), rows=say.number(sum(file.rows for file in fine))) if fine else ""
    return SEPARATOR.join(part for part in (read, wrong and say("inbox.receipt.wrong", n=wrong)) if part)


def line(look: Look, file: Preview, name: str, say: Say) -> Line:
    """What is told of one file."""
    own, issues = look.delivery.account, file.issues[:ISSUES]
    stops = file.state == "refused"
    wrong = tuple(to_sender(issue, own, say) for issue in issues if stops or issue.refused)
    notes = tuple(to_sender(issue, own, say) for issue in issues if not stops and not issue.refused)
    if not wrong and not look.fine(file):
        wrong = (say("inbox.by_hand"),)
    return Line(name, recognised(file, say), file.loaded, tuple(dict.fromkeys(wrong)), notes)


def recognised(file: Preview, say: Say) -> str:
    """Format, period and rows, as far as they are known; of a file that is refused, its reason alone is told."""
    if file.state == "refused":
        return ""
    if file.state == "set_aside":
        return SEPARATOR.join((format_said(file.importer, say), say("inbox.nothing_kept")))
    first, last = file.period or (None, None)
    ignored = sum(count for _, count in file.ignored)
    counts = {"inbox.rows": file.loaded, "inbox.rows.ignored": ignored, "inbox.rows.refused": file.refused}
    rows = [say(key, n=count) for key, count in counts.items() if count or key == "inbox.rows"]
    return SEPARATOR.join(part for part in (format_said(file.importer, say), period_said(first, last, say), *rows) if part)


def short_names(files: Iterable[str]) -> list[str]:
    """Files' names without the zip and the folders that all of them share.

    >>> short_names(["a.zip/x/Reach.csv", "a.zip/x/y/Views.csv"]), short_names(["Reach.csv"])
    (['Reach.csv', 'y/Views.csv'], ['Reach.csv'])
    """
    parts = [PurePosixPath(file).parts for file in files]
    shared = len(commonprefix([folders[:-1] for folders in parts])) if parts else 0
    return ["/".join(names[shared:]) for names in parts]
