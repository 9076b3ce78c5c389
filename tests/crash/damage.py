"""What happens to an office after a kill, and how a person gets it back: by the command that the message names."""

import random
from collections.abc import Callable
from pathlib import Path

import duckdb

from jangkau.warehouse.folders import Folders
from tests.crash.office import FORKED, Operation, Template, closed_folder, command, full_disk, open_folder, own

Problem = str | None  # what went wrong with the recovery


def current_gone(template: Template, data: Path, operation: Operation, chance: random.Random) -> Problem:
    """CURRENT deleted, emptied or garbled."""
    current = Folders(data).current
    content = chance.choice((None, b"", b"\0\0\0", b"not a number\n"))
    current.unlink(missing_ok=True)
    if content is not None:
        current.write_bytes(content)
    return as_the_message_says(data)


def snapshot_cut(template: Template, data: Path, operation: Operation, chance: random.Random) -> Problem:
    """The newest snapshot cut short, or deleted."""
    folders = Folders(data)
    newest = folders.snapshot(folders.snapshots[0])
    if chance.random() < 0.2:
        newest.unlink()
    else:
        with own(newest).open("r+b") as file:
            file.truncate(chance.randrange(newest.stat().st_size))
    return as_the_message_says(data)


def archive_rotted(template: Template, data: Path, operation: Operation, chance: random.Random) -> Problem:
    """One byte of an archived export changed, or the file emptied or gone; a rebuild names it, the original puts it back."""
    in_force = [0, 2] if operation.name != "withdraw" else [2]  # what was withdrawn counts again once it is loaded again
    original = template.originals[chance.choice(in_force)]
    path = next(path for path in data.glob("archive/??/*") if path.read_bytes() == original.read_bytes())
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    damage = chance.choice((bytes(content), b"", None))
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)
    said = command(data, "verify")
    if said.code != 1 or original.name not in said.out or "Load the original again" not in said.out:
        return f"verify did not name the damaged file: {said}"
    if chance.random() < 0.5:
        said = command(data, "rebuild")
        if said.code != 1 or original.name not in said.err:
            return f"rebuild did not name the damaged file: {said}"
    said = command(data, "load", original, "--account", "instagram:contoh")
    return None if said.code == 0 else f"the original was not taken back: {said}"


def disk_full(template: Template, data: Path, operation: Operation, chance: random.Random) -> Problem:
    """No room for the next command: it says where, and that nothing is lost."""
    return stopped(command(data, *operation.arguments, before=full_disk), data, "no room left")


def read_only(template: Template, data: Path, operation: Operation, chance: random.Random) -> Problem:
    """The next command may not write: it says where, and that nothing is lost."""
    said = command(data, *operation.arguments, before=closed_folder(data))
    open_folder(data)
    return stopped(said, data, "may not be")


def old_schema(template: Template, data: Path, operation: Operation, chance: random.Random) -> Problem:
    """The snapshots were made by an earlier program."""
    process = FORKED.Process(target=_age, args=(Folders(data),))
    process.start()
    process.join()
    return None if process.exitcode == 0 else "the snapshots could not be aged"


def _age(folders: Folders) -> None:
    for version in folders.snapshots:
        with duckdb.connect(str(own(folders.snapshot(version)))) as connection:
            connection.execute("UPDATE meta SET value = 'earlier' WHERE name = 'made_with'")


def stopped(said, data: Path, words: str) -> Problem:
    """Whether a command that could not write says so, names the place, and says that nothing is lost."""
    fine = said.code == 1 and words in said.err and str(data) in said.err and "Nothing is lost" in said.err
    return None if fine else f"not said what stops the command: {said}"


def as_the_message_says(data: Path) -> Problem:
    """Look at the office, and do what it says, if it says anything."""
    said = command(data, "status", "--json")
    if said.named:
        said = command(data, said.named)
    return None if said.code == 0 else f"it does not help: {said}"


DAMAGES: dict[str, Callable[[Template, Path, Operation, random.Random], Problem]] = {
    "CURRENT gone": current_gone, "newest snapshot cut": snapshot_cut, "archived file rotted": archive_rotted,
    "disk full": disk_full, "read-only": read_only, "old schema": old_schema,
}  # fmt: skip
