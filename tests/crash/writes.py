"""Every write of a process, counted: the one with a given number is its last."""

import io
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import duckdb

# What changes a disk: files opened for writing and what goes into them, renames, deletions, syncs, the database's own writes.
SYSTEM = ((os, "fsync"), (os, "sync"), (os, "truncate"), (os, "link"), (os, "mkdir"), (shutil, "copyfile"))
PATHS = ("replace", "unlink", "write_text", "write_bytes")


class Counter:
    """Counts writes; at `last` (from 1) the process is killed, before the write or half way through it."""

    def __init__(self, last: int | None = None) -> None:
        self.last, self.written = last, 0

    def step(self) -> None:
        self.written += 1
        if self.written == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, act: Callable) -> Callable:
        """The same act, counted before and after."""

        def counted(*arguments, **named):
            self.step()
            done = act(*arguments, **named)
            self.step()
            return done

        return counted

    def install(self) -> None:
        """Count from now on in this process; it is not undone, for the process is to die."""
        for owner, name in SYSTEM:
            setattr(owner, name, self.around(getattr(owner, name)))
        for name in PATHS:
            setattr(Path, name, self.around(getattr(Path, name)))
        Path.open = self._opening(Path.open)
        shutil.copyfile = self._copied
        duckdb.connect = self._connecting(duckdb.connect)

    def _copied(self, source: Path, target: Path, **_) -> Path:
        """A copy as a disk sees it: begun, half there, whole."""
        content = Path(source).read_bytes()
        self.step()
        with io.FileIO(target, "w") as file:
            file.write(content[: len(content) // 2])
            file.flush()
            self.step()
            file.write(content[len(content) // 2 :])
        self.step()
        return target

    def _opening(self, real: Callable) -> Callable:
        def opened(path, mode="r", *arguments, **named):
            if not set(mode) & set("wax+"):
                return real(path, mode, *arguments, **named)
            self.step()
            return _Written(real(path, mode, *arguments, **named), self)

        return opened

    def _connecting(self, real: Callable) -> Callable:
        def connect(path=":memory:", *arguments, **named):
            connection = real(path, *arguments, **named)
            on_disk = path != ":memory:" and not named.get("read_only")
            return _Connection(connection, self) if on_disk else connection

        return connect


class _Written:
    """A file being written: what is written so far is on the disk when the process is killed at the next write."""

    def __init__(self, file: io.IOBase, counter: Counter) -> None:
        self.file, self.counter = file, counter

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.file.close()
        self.counter.step()

    def __getattr__(self, name: str):
        return getattr(self.file, name)

    def write(self, content):
        done = self.file.write(content)
        self.file.flush()
        self.counter.step()
        return done

    def writelines(self, lines) -> None:
        for line in lines:
            self.write(line)


class _Connection:
    """The draft's database: every statement may write."""

    def __init__(self, connection, counter: Counter) -> None:
        self.connection, self.counter = connection, counter

    def __getattr__(self, name: str):
        return getattr(self.connection, name)

    def execute(self, *arguments):
        self.counter.step()
        return self.connection.execute(*arguments)

    def executemany(self, *arguments):
        self.counter.step()
        return self.connection.executemany(*arguments)
