"""A PostgreSQL of the tests' own: made in a temporary folder, started by whoever is not root, gone with the tests."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD, DATABASE = "kantor", "rahasia-katalog", "jangkau"
WAIT = 90  # seconds for any of its programs
QUICK = "-c fsync=off -c max_connections=400 -c listen_addresses=127.0.0.1"


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

    @property
    def url(self) -> str:
        return f"ducklake:postgres:host=127.0.0.1 port={self.port} dbname={DATABASE} user={USER} password={PASSWORD}"

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's programs, as a user who may run it."""
        nobody = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        subprocess.run([self.programs / program, *arguments], check=True, timeout=WAIT, **nobody, **quiet)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"{QUICK} -c port={self.port} -c unix_socket_directories={self.folder}"
        self.run("pg_ctl", "-D", str(self.folder / "db"), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.run("pg_ctl", "-D", str(self.folder / "db"), "-w", "-m", "immediate", "stop")

    def ask(self, question: str) -> str:
        """What psql answers."""
        address = f"host=127.0.0.1 port={self.port} dbname={DATABASE} user={USER} password={PASSWORD}"
        asked = [self.programs / "psql", address, "-v", "ON_ERROR_STOP=1", "-Atc", question]
        return subprocess.run(asked, check=True, capture_output=True, text=True, timeout=WAIT).stdout


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
        server.run("initdb", "-D", str(folder / "db"), "-U", USER, "-A", "scram-sha-256", "--pwfile", str(secret), "--no-sync")
        server.start()
        subprocess.run(
            [programs / "psql", server.url.partition("postgres:")[2].replace(f"dbname={DATABASE}", "dbname=postgres"),
             "-qc", f"CREATE DATABASE {DATABASE}"], check=True, timeout=WAIT)  # fmt: skip
        yield server
    finally:
        if (folder / "db" / "postmaster.pid").exists():
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)
