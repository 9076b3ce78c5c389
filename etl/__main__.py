"""The loader's commands: load, registry files, withdraw, restore, rebuild, verify, status."""

import argparse
import getpass
import json
import locale
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from etl.keep.rooms import end_on_sigterm, sweep
from etl.keep.store import drafting, outdated, started, trouble_of
from etl.keep.undo import NoSuchImport, rebuild, restore, withdraw
from etl.keep.verify import verify
from etl.load import load
from etl.messages import issue_lines, reason, receipt_line
from etl.model import Account, Issue
from etl.read.cells import CellRefused
from etl.receipt import Order, Receipt
from etl.registry.files import CONTENTS, sheets, template
from etl.registry.register import load_registry
from etl.status import status
from jangkau.locales import Say, speaker
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.trouble import Trouble, disk_trouble
from jangkau.warehouse.vocabulary import METRICS

FINE, REFUSED, USAGE = 0, 1, 2
LOOKING = {"verify", "template"}  # commands that change nothing, also where something should be mended


def language() -> str:
    """JANGKAU_LANG, else English where the shell speaks English, else Bahasa Indonesia."""
    shell = (locale.getlocale()[0] or "").lower()
    return os.environ.get("JANGKAU_LANG") or ("en" if shell.startswith("en") else "id")


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
    loading.add_argument("--sure", action="store_true", help=say("cli.sure"))
    for content in CONTENTS:
        command(content).add_argument("file", type=Path)
    command("template").add_argument("content", choices=[*CONTENTS, *sheets()])
    for name in ("withdraw", "restore"):
        command(name).add_argument("import_id", metavar="IMPORT")
    demo = command("demo")
    demo.add_argument("--clear", action="store_true", help=say("cli.clear"))
    demo.add_argument("--if-empty", action="store_true", help=say("cli.if_empty"))
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


class Commands:
    """What each command does; its name is the method's name."""

    def __init__(self, options: argparse.Namespace, say: Say):
        self.options, self.say, self.json = options, say, getattr(options, "json", False)
        self.folders = Folders(getattr(options, "data", None) or data_folder())
        self.console, self.alone = Console(stderr=True), True
        chosen, exported_on = getattr(options, "account", None), getattr(options, "exported_on", None)
        figure, sure = getattr(options, "figure", None), getattr(options, "sure", False)
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        self.order = Order(getpass.getuser(), now, chosen, exported_on, figure, sure)

    def bring_up_to_date(self) -> None:
        """Make good what a killed command left, and make the warehouse again where an earlier program wrote it.

        Where its files are damaged, `status` tells what there is; whoever writes mends them first.
        """
        if self.options.command in LOOKING:
            return
        sweep()
        self.alone = started(self.folders)
        if self.options.command != "rebuild" and outdated(self.folders):
            self._note(self.say("cli.outdated"))
            with self._progress() as step, drafting(self.folders, self._waiting, progress=step):
                pass

    def load(self) -> int:
        absent = [path for path in self.options.paths if not path.exists() and not path.is_symlink()]
        if absent:
            return self._usage(self.say("cli.no_such_file", file=", ".join(map(str, absent))))
        with self._progress() as step:
            receipts = load(self.folders, self.options.paths, self.order, step, self._waiting)
        for receipt in receipts:
            self._show(receipt)
        return REFUSED if any(receipt.state == "refused" for receipt in receipts) else FINE

    def registry(self) -> int:
        if not self.options.file.is_file():
            return self._usage(self.say("cli.no_such_file", file=self.options.file))
        receipt = load_registry(self.folders, self.options.command, self.options.file, self.order, self._waiting)
        self._show(receipt)
        return REFUSED if receipt.state == "refused" else FINE

    def template(self) -> int:
        self._print(template(self.options.content).strip())
        return FINE

    def withdraw(self) -> int:
        return self._change(withdraw)

    def restore(self) -> int:
        return self._change(restore)

    def _change(self, change: Callable) -> int:
        try:
            entry = change(self.folders, self.options.import_id, self.order, self._waiting)
        except NoSuchImport:
            return self._usage(self.say("cli.no_such_import", id=self.options.import_id))
        disk_trouble = {"import_id": entry["import_id"], "file": entry["file_name"], "state": entry["state"]}
        self._print(json.dumps(disk_trouble) if self.json else self.say(f"cli.{entry['state']}", file=disk_trouble["file"]))
        return FINE

    def demo(self) -> int:
        from etl.demo import clear_demo, load_demo, wants_demo

        if self.options.if_empty and not wants_demo(self.folders):
            return FINE
        if self.options.clear:
            self._print(self.say("cli.demo_cleared", n=clear_demo(self.folders, self.order, self._waiting)))
            return FINE
        with self._progress() as step:
            receipts = load_demo(self.folders, self.order, step, self._waiting)
        self._print(self.say("cli.demo_loaded", n=len(receipts)))
        return self.status()

    def rebuild(self) -> int:
        with self._progress() as step:
            aside = rebuild(self.folders, step, self._waiting)
        for trouble in aside:
            self._note(trouble.said(self.say))
        return max(self.status(), REFUSED if aside else FINE)

    def verify(self) -> int:
        with self._progress() as step:
            verdict = verify(self.folders, step)
        for trouble in verdict.found:
            self._print(json.dumps(trouble.as_json(self.say), ensure_ascii=False) if self.json else trouble.said(self.say))
        counts = {"archived": verdict.archived, "imports": verdict.imports, "snapshots": verdict.snapshots}
        if self.json:
            self._print(json.dumps({**counts, "found": len(verdict.found)}))
        else:
            self._print(self.say("cli.verified" if verdict.found else "cli.sound", n=len(verdict.found), **counts))
        return REFUSED if verdict.found else FINE

    def status(self) -> int:
        found, trouble = status(self.folders), trouble_of(self.folders)
        if trouble and trouble.code == "snapshot_behind" and not self.alone:
            trouble = None  # it is being published
        if trouble:
            self._note(self.say("standing.older", version=found["version"], why=trouble.said(self.say)))
        if self.json:
            self._print(json.dumps(found | ({"trouble": trouble.code} if trouble else {})))
        elif found["version"] is None:
            self._print(self.say("cli.empty"))
        else:
            said = {self.say(f"status.{name}"): value for name, value in found.items()}
            width = max(map(len, said)) + 2
            self._print("\n".join(f"{name:<{width}}{value}" for name, value in said.items()))
        return FINE

    def _show(self, receipt: Receipt) -> None:
        if self.json:
            self._print(json.dumps(_as_json(receipt), default=str, ensure_ascii=False))
            return
        self._print(receipt_line(receipt, self.say))
        for line in issue_lines(receipt, self.say):
            self._print("    " + line)

    @contextmanager
    def _progress(self) -> Iterator[Callable[[str], None]]:
        columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        with Progress(*columns, console=self.console, transient=True, disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task("", total=None)
            yield lambda name: progress.update(task, advance=1, description=name)

    def _waiting(self) -> None:
        self._note(self.say("cli.waiting"))

    def _note(self, text: str) -> None:
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def _print(self, text: str) -> None:
        sys.stdout.write(text + "\n")

    def stopped(self, trouble: Trouble) -> int:
        """Say what stopped the command; nothing is lost by it."""
        if self.json:
            self._print(json.dumps(trouble.as_json(self.say), ensure_ascii=False))
        self._note(trouble.said(self.say))
        return REFUSED

    def _usage(self, text: str) -> int:
        sys.stderr.write(text + "\n")
        return USAGE


def _as_json(receipt: Receipt) -> dict:
    disk_trouble = asdict(receipt)
    disk_trouble["issues"] = [
        {"line": issue.line, "column": issue.column, "value": issue.value, "code": issue.code, "refused": issue.refused}
        for issue in receipt.issues
    ]
    return disk_trouble


def main() -> int:
    say = speaker(language())
    options = parser(say).parse_args()
    commands = Commands(options, say)
    try:
        with disk_trouble(commands.folders.data):
            commands.bring_up_to_date()
            return (commands.registry if options.command in CONTENTS else getattr(commands, options.command))()
    except Trouble as trouble:
        return commands.stopped(trouble)


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader such as `head` may leave before the end
    end_on_sigterm()
    sys.exit(main())
