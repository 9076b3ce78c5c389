"""The invented demo, loaded through the same door as every file, and taken out again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from etl.keep.rooms import room
from etl.keep.snapshots import is_published, reading
from etl.keep.store import drafting
from etl.load import load_into, uncollected
from etl.model import Account
from etl.read.source import Source
from etl.receipt import Answer, Order, Receipt
from etl.registry.files import read_registry
from etl.registry.register import register_into
from jangkau.warehouse.folders import Folders


def load_demo(folders: Folders, order: Order, progress: Callable[[str], None], waiting: Callable[[], None]) -> list[Receipt]:
    """Write the demo's export files and load them, all or none; returns a receipt a file. Raises Trouble."""
    from data.demo import write  # only here: the dashboard has no need of the generator

    order = replace(order, demo=True, sure=True)  # whose each file is, is known
    with uncollected(), room() as place, room() as into:
        manifest = write(place)
        with drafting(folders, waiting) as draft:
            lists = [
                register_into(draft, folders, read_registry(_source(path), content, order.now), order)
                for content, path in manifest.registry
            ]
            answers = {path: Answer(Account.parse(account)) for path, account in manifest.exports if account}
            paths = [path for path, _ in manifest.exports]
            return lists + load_into(draft, folders, paths, order, into, progress, answers)


def _source(path: Path) -> Source:
    return Source(path, path.name, "", path.name)


def clear_demo(folders: Folders, order: Order, waiting: Callable[[], None]) -> int:
    """Withdraw every import of the demo, and nothing else; returns how many there were."""
    with drafting(folders, waiting) as draft:
        entries = draft.entries.of_the_demo()
        if entries:
            draft.withdraw(entries, order.who, order.now)
        return len(entries)


def has_demo(folders: Folders) -> bool:
    """Whether the demo is loaded in the newest version."""
    return _any(folders, "FROM meta WHERE name = 'demo' AND value = 'true'")


def wants_demo(folders: Folders) -> bool:
    """Whether nothing was loaded yet, or of the demo its lists alone, because an earlier loading was interrupted."""
    exports = _any(folders, "FROM imports WHERE content = 'export'")
    return not is_published(folders) or (has_demo(folders) and not exports)


def _any(folders: Folders, question: str) -> bool:
    if not is_published(folders):
        return False
    with reading(folders) as connection:
        return bool(connection.execute(f"{question} LIMIT 1").fetchall())
