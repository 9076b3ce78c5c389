"""A PostgreSQL of the tests' own: made in a temporary folder, started by whoever is not root, gone with the tests."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

USER, PASSWORD, DATABASE = "kantor", "rahasia-katalog", "jangkau"
WAIT = 90  # seconds for any of its programs
QUICK = ("-c", "fsync=off", "-c", "max_connections=400", "-c", "listen_addresses=127.0.0.1")


def binaries() -> Path | None:
    """Where PostgreSQL's programs lie: Debian keeps them by version, outside PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    known = shutil.which("initdb")
    return next((place for place in places if (place / "initdb").exists()), Path(known).parent if known else None)


@dataclass
class Server:
    """A server that can be killed and started again. url: what WAREHOUSE_URL says."""

    folder: Path
    port: int
    programs: Path
    running: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"ducklake:postgres:host=127.0.0.1 port={self.port} dbname={DATABASE} user={USER} password={PASSWORD}"

    def start(self) -> None:
        """Start it, and wait until it answers. It ends with the process that started it, however that ends."""
        command = [self.programs / "postgres", "-D", self.folder / "db", "-k", self.folder, *QUICK, "-c", f"port={self.port}"]
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", preexec_fn=_end_with_parent, **_nobody()
            )
        until = time.monotonic() + WAIT
        while subprocess.run([self.programs / "pg_isready", "-qh", "127.0.0.1", "-p", str(self.port)]).returncode:
            assert self.running.poll() is None and time.monotonic() < until, "PostgreSQL did not start"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.running:
            self.running.send_signal(signal.SIGQUIT)
            self.running.wait(WAIT)

    def ask(self, question: str) -> str:
        """What psql answers."""
        address = f"host=127.0.0.1 port={self.port} dbname={DATABASE} user={USER} password={PASSWORD}"
        asked = [self.programs / "psql", address, "-v", "ON_ERROR_STOP=1", "-Atc", question]
        return subprocess.run(asked, check=True, capture_output=True, text=True, timeout=WAIT).stdout


def _nobody() -> dict[str, Any]:
    """Whoever may run PostgreSQL: anybody but root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


def _end_with_parent() -> None:
    """A run of tests that is killed leaves no server behind (linux/prctl.h: PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


@contextmanager
def served(programs: Path) -> Iterator[Server]:
    """A server for as long as it is needed."""
    folder = Path(tempfile.mkdtemp(prefix="jangkau-postgres-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(folder, port, programs)
    secret = folder / "secret"
    secret.write_text(PASSWORD)
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        for path in (folder, secret):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    try:
        command = [programs / "initdb", "-D", folder / "db", "-U", USER, "-A", "scram-sha-256", "--pwfile", secret, "--no-sync"]
        subprocess.run(command, check=True, timeout=WAIT, stdout=subprocess.DEVNULL, cwd="/", **_nobody())
        server.start()
        subprocess.run(
            [programs / "psql", server.url.partition("postgres:")[2].replace(f"dbname={DATABASE}", "dbname=postgres"),
             "-qc", f"CREATE DATABASE {DATABASE}"], check=True, timeout=WAIT)  # fmt: skip
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
