"""A tiny office, what may be done to it, and commands as a person types them, each in a process of its own."""

import json
import multiprocessing
import os
import re
import resource
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from io import StringIO
from pathlib import Path

import duckdb

from etl.__main__ import main
from tests.crash.writes import Counter
from tests.made import meta_daily, run_of, sheet

# What commands import late has to be there before the fork: there a user may read no folder of the interpreter any more.
LATE = [import_module(name) for name in ("pandas", "pyarrow", "rich.console", "rich.progress", "etl.read.spreadsheets")]
FORKED = multiprocessing.get_context("fork")
NOBODY, SMALL = 65534, 1 << 20  # a user who owns nothing; bytes that a file may grow to on a full disk
MONDAY = date(2021, 12, 6)
NAMED = re.compile(r"`python -m etl (\w+)`")


@dataclass(frozen=True)
class Said:
    """What a command came back with; killed where it did not."""

    code: int | None
    out: str = ""
    err: str = ""

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def named(self) -> str | None:
        """The command that its message names."""
        command = NAMED.search(self.err + self.out)
        return command and command[1]


def command(data: Path, *arguments: object, before: Callable[[], None] = lambda: None) -> Said:
    """One command in a forked process; `before` is done there first."""
    here, there = FORKED.Pipe(duplex=False)
    process = FORKED.Process(target=_run, args=(there, data, [*map(str, arguments)], before))
    process.start()
    there.close()
    try:
        said = Said(*here.recv())
    except EOFError:
        said = Said(None)
    process.join()
    return said


def one_thread() -> None:
    """The database works with one thread: the offices are tiny, and several turns go on at once."""
    real = duckdb.connect

    def connect(*arguments, **named):
        return real(*arguments, **named | {"config": named.get("config", {}) | {"threads": 1}})

    duckdb.connect = connect


def _run(answer, data: Path, arguments: list[str], before: Callable[[], None]) -> None:
    before()
    answer.send(typed(data, *arguments))
    answer.close()
    os._exit(0)


def typed(data: Path, *arguments: str) -> tuple[int, str, str]:
    """A command in this process: its exit code and what it writes."""
    sys.argv, os.environ["JANGKAU_DATA"], os.environ["JANGKAU_LANG"] = ["etl", *arguments], str(data), "en"
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main()
        except SystemExit as stopped:
            code = stopped.code
    return code, out.getvalue(), err.getvalue()


def full_disk() -> None:
    """No file grows any more, as on a full disk or at a quota."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def closed_folder(data: Path) -> Callable[[], None]:
    """The office may be read and not written, as by a user who does not own it."""

    def close() -> None:
        for path in (data, *data.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    return close


def open_folder(data: Path) -> None:
    """The office may be written again."""
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def killed_at(write: int) -> Callable[[], None]:
    """The process dies at one of its writes."""
    return lambda: Counter(write).install()


@dataclass(frozen=True)
class Operation:
    """Something done to the office: its name, the command, and the fingerprints before and after."""

    name: str
    arguments: tuple[str, ...]
    before: str
    after: str
    writes: int


class Template:
    """The office that every turn begins with, and its originals."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "template"
        folder.chmod(0o755)  # the user who owns nothing may come as far as the office
        one_thread()
        self.originals = [self._chart("reach", 0, 10, 20, 30), self._chart("views", 3, 5, 6, 7), self._chart("reach", 2, 11, 12)]
        accounts = folder / "accounts.csv"
        accounts.write_text("platform,handle,owner,regency\ninstagram,contoh,community,Kab. Kediri\n", encoding="utf-8")
        for arguments in (("accounts", str(accounts)), ("status",)):
            typed(folder / "warm", *arguments)  # so that what is imported on the way is there in every fork
        followers = sheet(folder / "followers.csv", "2021-12-06,x,contoh,10", "2021-12-13,x,contoh,12")
        for arguments in (
            ("accounts", accounts), *(("load", path, "--account", "instagram:contoh") for path in self.originals),
            ("load", followers),
        ):  # fmt: skip
            said = command(self.data, *arguments)
            assert said.code == 0, said
        self.ids = [json.loads(line)["import_id"] for line in (self.data / "archive/ledger.jsonl").read_text().splitlines()]
        command(self.data, "withdraw", self.ids[2])
        more = self._chart("interactions", 1, 9, 8, 7, 6)
        wider = folder / "more.csv"
        wider.write_text(accounts.read_text() + "x,contoh,government,Banyuwangi\n", encoding="utf-8")
        self.operations = [
            self._tried("load", "load", more, "--account", "instagram:contoh"), self._tried("registry", "accounts", wider),
            self._tried("withdraw", "withdraw", self.ids[1]), self._tried("restore", "restore", self.ids[2]),
            self._tried("rebuild", "rebuild"),
        ]  # fmt: skip

    def _chart(self, title: str, late: int, *values: int) -> Path:
        titles = {"reach": "Reach", "views": "Views", "interactions": "Content interactions"}
        first = MONDAY.replace(day=MONDAY.day + late)
        return meta_daily(self.folder / f"{title}{late}" / "chart.csv", titles[title], run_of(first, *values))

    def _tried(self, name: str, *arguments: object) -> Operation:
        """The operation done once in peace, so that it is known how it ends and how often it writes."""
        data = self.copy("tried")
        before = state(data)
        done = self.folder / "writes"
        assert command(data, *arguments, before=lambda: _counting(done)).code == 0
        return Operation(name, tuple(map(str, arguments)), before, state(data), int(done.read_text()))

    def copy(self, name: str) -> Path:
        """A fresh office; its files are the template's own until they are changed."""
        data = self.folder / name
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(self.data, data, copy_function=os.link, ignore=shutil.ignore_patterns(".lock"))
        return data


def own(path: Path) -> Path:
    """A file of this office that is to be damaged, no longer shared with the others."""
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    return path


def _counting(done: Path) -> None:
    """Count the writes of this process and keep their number beside the office."""
    counter, real = Counter(), os._exit
    counter.install()

    def leave(code: int) -> None:
        os.write(os.open(done, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), str(counter.written).encode())
        real(code)

    os._exit = leave


def state(data: Path) -> str:
    """What an office that is well says of itself: its facts' fingerprint, how many imports and accounts are in force."""
    said = command(data, "status", "--json")
    if said.code != 0 or said.named:
        return f"no status: {said}"
    counts = said.lines[-1]
    return f"{counts['fingerprint']} {counts['imports']} {counts['accounts']}"
