"""The loader's commands: load, registry files, withdraw, restore, rebuild, verify, status."""

import argparse
import locale
import os
import sys
from datetime import date
from pathlib import Path

from etl.commands import Commands
from etl.messages import reason
from etl.model import Account, Issue
from etl.output import USAGE
from etl.read.cells import CellRefused
from etl.registry.files import CONTENTS, sheets
from jangkau.locales import LANGUAGES, Say, speaker
from jangkau.terminal import at_keyboard, begin, ended, speaking
from jangkau.warehouse.sending import unsent
from jangkau.warehouse.trouble import disk_trouble
from jangkau.warehouse.vocabulary import METRICS


def language() -> str:
    """JANGKAU_LANG where it is one of ours, else English where the shell speaks English, else Bahasa Indonesia."""
    asked, shell = os.environ.get("JANGKAU_LANG"), (locale.getlocale()[0] or "").lower()
    return asked if asked in LANGUAGES else "en" if shell.startswith("en") else "id"


def parser(say: Say) -> argparse.ArgumentParser:
    """Every command and option; the names are a contract, the words come from locales/."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=say("cli.data"))
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=say("cli.json"))
    top = argparse.ArgumentParser(prog="python -m etl", description=say("cli.etl"), parents=[common])
    commands = top.add_subparsers(dest="command", required=True)

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}"), parents=[common])

    loading = command("load")
    loading.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    loading.add_argument("--account", type=lambda text: _account(text, say), metavar="PLATFORM:HANDLE", help=say("cli.account"))
    loading.add_argument("--exported-on", type=date.fromisoformat, metavar="YYYY-MM-DD", help=say("cli.exported_on"))
    loading.add_argument("--figure", choices=list(METRICS), help=say("cli.figure"))
    loading.add_argument("--column", action="append", default=[], metavar="COLUMN=ROLE[@ACCOUNT]", help=say("cli.column"))
    loading.add_argument("--name", action="append", default=[], metavar="NAME=ACCOUNT", help=say("cli.name"))
    loading.add_argument("--sure", action="store_true", help=say("cli.sure"))
    watching = command("watch")
    watching.add_argument("folder", type=Path, metavar="FOLDER")
    watching.add_argument("--every", type=float, default=20.0, metavar="SECONDS", help=say("cli.every"))
    watching.add_argument("--once", action="store_true", help=say("cli.once"))
    for content in CONTENTS:
        command(content).add_argument("file", type=Path)
    command("template").add_argument("content", choices=[*CONTENTS, *sheets()])
    for name in ("withdraw", "restore"):
        command(name).add_argument("import_id", metavar="IMPORT")
    demo = command("demo")
    demo.add_argument("--clear", action="store_true", help=say("cli.clear"))
    demo.add_argument("--if-empty", action="store_true", help=say("cli.if_empty"))
    own = command("formats")
    own.add_argument("--forget", metavar="ID", help=say("cli.formats.forget"))
    own.add_argument("--restore", metavar="ID", help=say("cli.formats.restore"))
    command("move").add_argument("to", choices=["lake", "file"])
    command("tidy")
    command("rebuild")
    command("verify")
    command("status")
    return top


def _account(text: str, say: Say) -> Account:
    try:
        return Account.parse(text)
    except CellRefused as refusal:
        value = text.partition(":")[0] if refusal.code == "platform_unknown" else text
        raise argparse.ArgumentTypeError(reason(Issue(None, None, value, refusal.code), say)) from None


ACTS = {
    "load": "loaded", "watch": "loaded", "withdraw": "withdrawn", "restore": "restored", "rebuild": "rebuilt",
    "move": "rebuilt",
} | dict.fromkeys(CONTENTS, "edited")  # fmt: skip


def main() -> int:
    say = speaker(language())
    speaking(say)
    options = parser(say).parse_args()
    try:
        commands = Commands(options, say)
    except CellRefused as refusal:
        sys.stderr.write(reason(Issue(None, None, None, refusal.code), say) + "\n")
        return USAGE
    return ended(lambda: done(commands, say), say, commands.folders.data, commands.json)


def done(commands: Commands, say: Say) -> int:
    """Do what is asked, and write into the book that it was done. Raises Trouble: where the book is closed, before anything."""
    from jangkau.access.audit import Book
    from jangkau.access.store import Access

    options, book = commands.options, Book(Access(commands.folders.data))
    if options.command in ACTS:
        book.open()
    with disk_trouble(commands.folders.data):
        commands.bring_up_to_date()
        end: int = (commands.registry if options.command in CONTENTS else getattr(commands, options.command))()
    if waiting := unsent(commands.folders):
        sys.stderr.write(waiting.said(say) + "\n")
    if options.command in ACTS:
        about = {"import_id": getattr(options, "import_id", None), "command": options.command, "ended": end}
        book.write(f"{at_keyboard()}@cli", "cli", ACTS[options.command], **about)
    return end


class WithoutPandas:
    """Lets a process find no pandas: the database imports it to look at a parameter, which takes longer than most commands."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


if __name__ == "__main__":
    sys.meta_path.insert(0, WithoutPandas())
    begin()
    sys.exit(main())
