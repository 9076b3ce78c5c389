"""`python -m jangkau backup FILE` and `python -m jangkau restore FILE`; the key comes from a file or from JANGKAU_BACKUP_KEY."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from jangkau.access.audit import Book
from jangkau.access.store import Access
from jangkau.backup.office import NotDone, back_up, bring_back
from jangkau.backup.packed import Damaged
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import at_keyboard, printable
from jangkau.trouble import told_by_system
from jangkau.warehouse.folders import data_folder
from jangkau.warehouse.trouble import Trouble

FINE, REFUSED = 0, 1
KEY = "JANGKAU_BACKUP_KEY"


def parser(name: str, say: Say) -> argparse.ArgumentParser:
    """A command's options; their names are a contract."""
    command = argparse.ArgumentParser(prog=f"python -m jangkau {name}", description=say(f"backup.cli.{name}"))
    command.add_argument("file", type=Path, metavar="FILE", help=say("backup.cli.file"))
    command.add_argument("--key-file", type=Path, metavar="FILE", help=say("backup.cli.key", name=KEY))
    command.add_argument("--data", type=Path, metavar="DIR", help=say("cli.data"))
    command.add_argument("--json", action="store_true", help=say("cli.json"))
    command.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    return command


def key_given(options: argparse.Namespace) -> bytes | None:
    """The key of the file or of the environment; None where there is none."""
    given = options.key_file.read_bytes() if options.key_file else os.environ.get(KEY, "").encode()
    return given.strip() or None


def main(arguments: list[str]) -> int:
    """Back up: 0 where the file is written, 1 where it is refused (why on standard error)."""
    return said("backup", arguments, backed_up)


def restore(arguments: list[str]) -> int:
    """Restore: 0 where the same office stands there, 1 where it is refused or comes out otherwise."""
    return said("restore", arguments, restored)


def said(name: str, arguments: list[str], do: Callable[[argparse.Namespace, Path, Say], int]) -> int:
    """Run a command; why it is refused, in words."""
    options = parser(name, speaker(LANGUAGES[0])).parse_args(arguments)
    say, data = speaker(options.lang), options.data or data_folder()
    try:
        return do(options, data, say)
    except NotDone as refused:
        words = say(f"backup.{refused.code}", **{key: printable(str(value)) for key, value in refused.about.items()})
        if isinstance(refused.__cause__, Trouble):
            words = f"{refused.__cause__.said(say)} {words}"
    except Damaged as damaged:
        words = say("backup.damaged", file=printable(str(options.file)), part=printable(damaged.part) or say("backup.beginning"))
    except Trouble as trouble:
        words = trouble.said(say)
    except FileNotFoundError as absent:
        words = say("cli.no_such_file", file=absent.filename)
    except OSError as wrong:
        if told_by_system(wrong):
            raise
        words = say("backup.unreadable", file=printable(str(wrong.filename or options.file)), why=wrong.strerror or str(wrong))
    sys.stderr.write(printable(words) + "\n")
    return REFUSED


def backed_up(options: argparse.Namespace, data: Path, say: Say) -> int:
    """Write the file, and into the book that it was written."""

    def waiting() -> None:
        sys.stderr.write(say("cli.waiting") + "\n")

    made = back_up(data, options.file, key_given(options), waiting)
    noted(data, "backed_up", options.file)
    files = sum(made["rooms"].values())
    size = say.decimal(made["bytes"] / (1 << 20))
    words = say("backup.done", file=printable(str(options.file)), n=files, size=size, mark=(made["fingerprint"] or "-")[:12])
    lines = [words] if made["sealed"] else [words, say("backup.open")]
    sys.stdout.write((json.dumps(made) if options.json else "\n".join(lines)) + "\n")
    return FINE


def restored(options: argparse.Namespace, data: Path, say: Say) -> int:
    """Make the office, and say whether it is the same."""
    made = bring_back(data, options.file, key_given(options))
    noted(data, "brought_back", options.file)
    for trouble in made["aside"]:
        sys.stderr.write(printable(trouble.said(say)) + "\n")
    key = "backup.back" if made["same"] else "backup.back.other"
    words = say(key, mark=(made["fingerprint"] or "-")[:12], folder=printable(str(data)))
    about = made | {"aside": [trouble.as_json(say) for trouble in made["aside"]]}
    sys.stdout.write((json.dumps(about) if options.json else words) + "\n")
    return FINE if made["same"] else REFUSED


def noted(data: Path, what: str, file: Path) -> None:
    """Who was at the keyboard, in the book."""
    Book(Access(data)).write(f"{at_keyboard()}@cli", "cli", what, file=file.name)
