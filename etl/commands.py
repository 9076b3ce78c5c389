"""What each command does."""

import argparse
import json
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

from etl.keep.entries import batch_of
from etl.keep.mappings import forget, own_formats, remember_again
from etl.keep.rooms import sweep
from etl.keep.snapshots import outdated, trouble_of
from etl.keep.store import drafting
from etl.keep.tombstones import under_way
from etl.keep.undo import NoSuchImport, rebuild, restore, withdraw
from etl.keep.verify import verify
from etl.keep.writer import locked, started
from etl.load import load
from etl.output import FINE, REFUSED, Output
from etl.read.mapping import Mapping
from etl.read.source import UNREADABLE
from etl.receipt import Order
from etl.registry.files import template
from etl.registry.register import load_registry
from etl.status import status
from etl.watch import watch
from jangkau.locales import Say
from jangkau.terminal import at_keyboard
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import trouble_elsewhere
from jangkau.warehouse.lake import lake_of
from jangkau.warehouse.trouble import Trouble

LOOKING = {"verify", "template"}  # commands that change nothing, also where something should be mended


class Commands(Output):
    """What each command does; its name is the method's name."""

    def __init__(self, options: argparse.Namespace, say: Say):
        super().__init__(say, getattr(options, "json", False))
        self.options, self.alone = options, True
        self.folders = Folders(getattr(options, "data", None) or data_folder())
        chosen, exported_on = getattr(options, "account", None), getattr(options, "exported_on", None)
        columns, names = getattr(options, "column", []), getattr(options, "name", [])
        mapping = Mapping.of(columns, names).text() if columns or names else None
        figure, sure = mapping or getattr(options, "figure", None), getattr(options, "sure", False)
        now = datetime.now(UTC).replace(tzinfo=None)
        self.order = Order(at_keyboard(), now, chosen, exported_on, figure, sure)

    def bring_up_to_date(self) -> None:
        """Make good what a killed command left, and make the warehouse again where an earlier program wrote it.

        Where its files are damaged, `status` tells what there is; whoever writes mends them first.
        """
        if self.options.command in LOOKING:
            return
        sweep()
        self.alone = started(self.folders)
        if under_way(self.folders):
            self._note(Trouble("forgetting", self.folders.archive).said(self.say))
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
        arrived = sum(receipt.state == "loaded" for receipt in receipts)
        if arrived > 1 and not self.json:
            self._print(self.say("cli.batch", n=arrived, id=self.order.batch))
        return REFUSED if any(receipt.state == "refused" for receipt in receipts) else FINE

    def watch(self) -> int:
        """Load what comes into a folder until the process is asked to end; a file being loaded is loaded to its end."""
        stopping = Event()
        for signalled in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signalled, lambda number, frame: stopping.set())
        try:
            watch(self.folders, self.options.folder, self.order, self.options.every, stopping, self._show, self.options.once)
        except OSError as failure:
            if failure.errno not in UNREADABLE:
                raise
            return self._usage(self.say("cli.no_such_file", file=self.options.folder))
        return FINE

    def registry(self) -> int:
        if not self.options.file.is_file():
            return self._usage(self.say("cli.no_such_file", file=self.options.file))
        receipt = load_registry(self.folders, self.options.command, self.options.file, self.order, self._waiting)
        self._show(receipt)
        return REFUSED if receipt.state == "refused" else FINE

    def formats(self) -> int:
        """The office's own formats; one forgotten, or remembered again."""
        import_id = self.options.forget or self.options.restore
        if import_id and not (forget if self.options.forget else remember_again)(self.folders, import_id):
            return self._usage(self.say("cli.no_such_format", id=import_id))
        for own_format in own_formats(self.folders):
            columns = [f"{name}={column}" for name, column in own_format.mapping.columns.items()]
            names = [f"{name}={account}" for name, accounts in own_format.mapping.names.items() for account in accounts]
            line = {
                "id": own_format.id,
                "columns": columns,
                "names": names,
                "who": own_format.who,
                "forgotten": own_format.forgotten,
            }
            state = self.say("cli.formats.forgotten") if own_format.forgotten else ""
            self._print(
                json.dumps(line, ensure_ascii=False) if self.json else f"{own_format.id}  {'; '.join(columns + names)}  {state}"
            )
        return FINE

    def template(self) -> int:
        self._print(template(self.options.content).strip())
        return FINE

    def withdraw(self) -> int:
        return self._change(withdraw)

    def restore(self) -> int:
        return self._change(restore)

    def _change(self, change: Callable) -> int:
        try:
            entries = change(self.folders, self.options.import_id, self.order, self._waiting)
        except NoSuchImport:
            return self._usage(self.say("cli.no_such_import", id=self.options.import_id))
        for entry in entries:
            changed = {"import_id": entry["import_id"], "file": entry["file_name"], "state": entry["state"]}
            line = json.dumps(changed | {"batch": batch_of(entry)})
            self._print(line if self.json else self.say(f"cli.{entry['state']}", file=entry["file_name"]))
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

    def move(self) -> int:
        """Into the lake or back into a file: the facts there are counted anew, and have the same fingerprint."""
        from etl.keep.move import moved

        lake = lake_of(self.folders)
        if lake is None:
            return self._usage(self.say("cli.no_lake"))
        end = moved(self.folders, lake, self.options.to == "lake", self._waiting)
        place = lake.url if self.options.to == "lake" else str(self.folders.warehouse)
        told = {"place": place, "version": end.version, "fingerprint": end.fingerprint}
        said = self.say("cli.moved" if end.same else "cli.moved_otherwise", **told)
        self._print(json.dumps({**told, "same": end.same}) if self.json else said)
        return FINE if end.same else REFUSED

    def tidy(self) -> int:
        from etl.keep.lake import tidy

        with locked(self.folders, self._waiting) as place:
            if place is None:
                return self._usage(self.say("cli.no_lake"))
            files, name = tidy(place), place.way.lake.url
        self._print(json.dumps({"files": files, "place": name}) if self.json else self.say("cli.tidied", n=files, place=name))
        return FINE

    def verify(self) -> int:
        with self._progress() as step:
            verdict = verify(self.folders, step)
        for trouble in verdict.troubles:
            self._print(json.dumps(trouble.as_json(self.say), ensure_ascii=False) if self.json else trouble.said(self.say))
        counts = {"archived": verdict.archived, "imports": verdict.imports, "snapshots": verdict.snapshots}
        if self.json:
            self._print(json.dumps({**counts, "found": len(verdict.troubles)}))
        else:
            self._print(self.say("cli.verified" if verdict.troubles else "cli.sound", n=len(verdict.troubles), **counts))
        return REFUSED if verdict.troubles else FINE

    def status(self) -> int:
        counts, trouble = status(self.folders), trouble_of(self.folders) or trouble_elsewhere(self.folders.data)
        if trouble and trouble.code == "snapshot_behind" and not self.alone:
            trouble = None  # it is being published
        if trouble:
            self._note(self.say("standing.older", version=counts["version"], why=trouble.said(self.say)))
        if self.json:
            self._print(json.dumps(counts | ({"trouble": trouble.code} if trouble else {})))
        elif counts["version"] is None:
            self._print(self.say("cli.empty"))
        else:
            named = {self.say(f"status.{name}"): value for name, value in counts.items()}
            width = max(map(len, named)) + 2
            self._print("\n".join(f"{name:<{width}}{value}" for name, value in named.items()))
        return FINE
