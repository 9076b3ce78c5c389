"""The invented demo, loaded through the same door as every file, and taken out again."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from etl.keep.store import Folders, drafting, reading
from etl.load import load
from etl.model import Account
from etl.receipt import Answer, Order, Receipt
from etl.registry.register import load_registry

WHO = "demo"  # the name in the ledger by which readers know that DATA CONTOH is loaded


def load_demo(folders: Folders, order: Order, progress: Callable[[str], None], waiting: Callable[[], None]) -> list[Receipt]:
    """Write the demo's export files and load them; returns a receipt a file."""
    from data.demo import write  # only here: the dashboard has no need of the generator

    order = replace(order, who=WHO)
    with tempfile.TemporaryDirectory(prefix="jangkau-demo-") as place:
        manifest = write(Path(place))
        registry = [load_registry(folders, content, path, order, waiting) for content, path in manifest.registry]
        answers = {path: Answer(Account.parse(account)) for path, account in manifest.exports if account}
        paths = [path for path, _ in manifest.exports]
        return registry + load(folders, paths, order, progress, waiting, answers)


def clear_demo(folders: Folders, order: Order, waiting: Callable[[], None]) -> int:
    """Withdraw every import of the demo, and nothing else; returns how many there were."""
    with drafting(folders, waiting) as draft:
        entries = draft.loaded_by(WHO)
        if entries:
            draft.withdraw(entries, order.who, order.now)
        return len(entries)


def has_demo(folders: Folders) -> bool:
    """Whether the demo is loaded in the newest version."""
    if not folders.version:
        return False
    with reading(folders) as connection:
        return connection.execute("SELECT EXISTS (FROM meta WHERE name = 'demo' AND value = 'true')").fetchone()[0]
