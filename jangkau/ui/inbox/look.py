"""What a delivery is, before anything of it is kept."""

from dataclasses import dataclass

from etl.keep.preview import Preview, preview
from etl.load import load
from etl.messages import issue_text
from etl.model import Account
from etl.receipt import Answer, Order, Receipt
from jangkau.access.deliveries import Delivery, Inbox
from jangkau.locales import Say
from jangkau.ui.session import now
from jangkau.ui.upload.words import SEPARATOR, what_it_is
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


def lines(look: Look, say: Say) -> list[tuple[str, str, list[str]]]:
    """For each file: its name, what it was recognised as, and what is wrong with it."""
    return [(file.file, recognised(file, say), wrong(look, file, say)) for file in look.files]


def recognised(file: Preview, say: Say) -> str:
    """Format, account, period and rows, as far as they are known."""
    if file.state == "refused":
        return say("inbox.unreadable")
    counts = say("inbox.rows", loaded=file.loaded, ignored=sum(count for _, count in file.ignored), refused=file.refused)
    return SEPARATOR.join(part for part in (what_it_is(file, say), counts) if part)


def wrong(look: Look, file: Preview, say: Say) -> list[str]:
    """What keeps a file from being accepted, and what of it is refused."""
    about = [issue_text(issue, say) for issue in file.issues[:ISSUES]]
    if not about and not look.fine(file):
        return [say("inbox.by_hand")]
    return about
